import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { asCurl } from './as-curl.ts';

describe('the same request as curl', () => {
  it('gives a shell the very body, whatever is in it', () => {
    const input = { body: `It's "ready" for $HOME \`ls\` \\ and 'more'`, lines: 'one\ntwo' };
    const request = { capability: 'send_sms', environment: 'sandbox', mode: 'sync', input } as const;
    const command = asCurl('http://127.0.0.1:3000', request);
    const script = `curl() { for last; do :; done; printf %s "$last"; }\n${command}`;
    expect(JSON.parse(execFileSync('sh', ['-c', script], { encoding: 'utf8' }))).toEqual(request);
  });

  it('shows no key', () => {
    const request = { capability: 'x', environment: 'sandbox', mode: 'sync', input: {} } as const;
    expect(asCurl('http://127.0.0.1:3000', request)).toContain('Bearer $PATCHBAY_API_KEY');
  });
});
