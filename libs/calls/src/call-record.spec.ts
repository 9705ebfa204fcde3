import { describe, expect, it } from '@jest/globals';
import { SecretScrubber, vendorResponse, type ProviderDefinition } from '@patchbay/provider-kit';
import fc from 'fast-check';
import { callRecord, type CallDraft } from './call-record.ts';

interface Recorded {
  readonly url: string;
  readonly request: { readonly headers: Record<string, string>; readonly body: unknown };
  readonly response: { readonly headers: Record<string, string>; readonly body: unknown; readonly truncated?: boolean };
}

const SECRET = 'Qj7#vKp2ZxW9mLd4';

function recorded(draft: Partial<CallDraft>): Recorded {
  const made = callRecord({
    id: '1',
    tenantId: 't',
    connectionId: 'c',
    provider: { name: 'acme' } as ProviderDefinition,
    purpose: 'operation',
    capability: null,
    operationId: null,
    try: 1,
    method: 'POST',
    url: 'https://api.acme.test/v1',
    authParameter: null,
    requestHeaders: {},
    authHeader: null,
    requestBody: undefined,
    response: null,
    failure: null,
    latencyMs: 1,
    vendorRequestId: null,
    at: new Date(0),
    scrubber: new SecretScrubber([SECRET]),
    ...draft,
  });
  return JSON.parse(made) as Recorded;
}

function answer(text: string, headers: Record<string, string> = {}): CallDraft['response'] {
  return vendorResponse({ status: 200, headers, text });
}

describe('what is recorded of the headers', () => {
  it('shows no request header that authenticates: neither the one of the scheme nor one that a caller gave', () => {
    const requestHeaders = { 'x-shop': 'abc', 'x-api-key': 'of somebody else', cookie: 'sid=1', accept: 'text/plain' };
    expect(recorded({ requestHeaders, authHeader: 'x-shop' }).request.headers).toEqual({
      'x-shop': '[redacted]',
      'x-api-key': '[redacted]',
      cookie: '[redacted]',
      accept: 'text/plain',
    });
  });

  it('keeps of an answer what tells how the exchange went, and no session', () => {
    const telling = {
      'content-type': 'text/plain',
      'retry-after': '3',
      'x-ratelimit-remaining': '0',
      'request-id': 'r',
    };
    const response = answer('', { ...telling, 'set-cookie': 'sid=1', location: 'https://acme.test/?code=1' });
    expect(recorded({ response }).response.headers).toEqual(telling);
  });
});

describe('what is recorded of a long body', () => {
  const fragments = Array.from({ length: SECRET.length - 5 }, (_, at) => SECRET.slice(at, at + 6));
  const bodies: readonly ((text: string) => Partial<CallDraft>)[] = [
    (text) => ({ response: answer(text) }),
    (text) => ({ response: answer(JSON.stringify({ text })) }),
    (text) => ({ requestBody: text }),
    (text) => ({ requestBody: { text } }),
  ];

  it('holds no piece of a secret, wherever the cut falls and however often it was there before', () => {
    const text = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 8_100, max: 8_260 }))
      .map(([times, before]) => `${SECRET.repeat(times)}${'x'.repeat(before)}${SECRET}${'y'.repeat(200)}`);
    fc.assert(
      fc.property(text, fc.constantFrom(...bodies), (long, draftOf) => {
        const record = JSON.stringify(recorded(draftOf(long)));
        expect(fragments.filter((fragment) => record.includes(fragment))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
