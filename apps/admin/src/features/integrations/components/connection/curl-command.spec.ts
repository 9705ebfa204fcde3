import { describe, expect, it } from '@jest/globals';
import { curlCommand } from './curl-command.ts';

const URL = 'https://api.vendor.example/messages?to=1';

describe('a call as curl', () => {
  it('says method, address and headers', () => {
    const request = { headers: { accept: 'application/json', 'content-length': '3' } };
    expect(curlCommand({ method: 'GET', url: URL, request })).toBe(
      `curl -X GET '${URL}' \\\n  -H 'accept: application/json'`,
    );
  });

  it('sends JSON as it was recorded', () => {
    const request = { headers: { 'content-type': 'application/json' }, body: { amount: 12 } };
    expect(curlCommand({ method: 'POST', url: URL, request })).toContain(`--data-raw '{"amount":12}'`);
  });

  it('sends a form field by field', () => {
    const request = {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: { To: '+1', Body: 'a b' },
    };
    expect(curlCommand({ method: 'POST', url: URL, request })).toContain(
      `--data-urlencode 'To=+1' \\\n  --data-urlencode 'Body=a b'`,
    );
  });

  it('lets a shell interpret nothing', () => {
    const request = { headers: {}, body: "it's $(rm -rf /) `x`" };
    expect(curlCommand({ method: 'POST', url: URL, request })).toContain(`--data-raw 'it'\\''s $(rm -rf /) \`x\`'`);
  });
});
