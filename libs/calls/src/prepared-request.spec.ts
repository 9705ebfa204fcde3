import { describe, expect, it } from '@jest/globals';
import { InvalidRequest, type Effect, type IdempotencyKeyRule, type VendorRequest } from '@patchbay/provider-kit';
import type { CallTarget } from './call-target.ts';
import { applyCredential, prepareRequest } from './prepared-request.ts';

const inHeader: IdempotencyKeyRule = { in: 'header', name: 'Idempotency-Key', maxLength: 255, windowHours: 24 };
const inBody: IdempotencyKeyRule = { in: 'body', name: 'idempotency_key', maxLength: 45, windowHours: null };

function prepared(request: Partial<VendorRequest>, rule: IdempotencyKeyRule, effect: Effect = 'native_key') {
  const target = {
    baseUrl: 'https://api.example.com',
    config: {},
    publicCredentials: {},
    provider: { auth: { type: 'query', parameter: 'key', value: 'secret' }, idempotency: rule },
  } as unknown as CallTarget;
  const credential = applyCredential(target, { secret: 'canary' });
  return prepareRequest(target, { method: 'POST', path: '/v1/payments', ...request }, credential, effect, 'ref-1');
}

describe('a prepared request', () => {
  it('carries the idempotency key in the header where the vendor takes it there', () => {
    expect(prepared({ json: { a: 1 } }, inHeader)).toMatchObject({
      headers: { 'idempotency-key': 'ref-1' },
      body: '{"a":1}',
    });
  });

  it('carries it in the body where the vendor takes it there, JSON or form, and records it so', () => {
    const json = prepared({ json: { a: 1 } }, inBody);
    expect(json.body).toBe('{"idempotency_key":"ref-1","a":1}');
    expect(json.recordedBody).toEqual({ idempotency_key: 'ref-1', a: 1 });
    expect(json.headers).not.toHaveProperty('idempotency_key');
    expect(prepared({ form: { a: 1 } }, inBody).body).toBe('idempotency_key=ref-1&a=1');
  });

  it('keeps the key that its handler has put there', () => {
    expect(prepared({ json: { idempotency_key: 'own' } }, inBody).body).toBe('{"idempotency_key":"own"}');
    expect(prepared({ headers: { 'Idempotency-Key': 'own' } }, inHeader).headers).toMatchObject({
      'idempotency-key': 'own',
    });
  });

  it('has no key when it only reads, and leaves a body alone that has no place for one', () => {
    expect(prepared({ json: { a: 1 } }, inBody, 'read').body).toBe('{"a":1}');
    expect(prepared({ json: [1] }, inBody).body).toBe('[1]');
    expect(prepared({}, inBody).body).toBeUndefined();
  });

  it('is refused when it brings a parameter that authenticates, beside the one of the credential', () => {
    expect(() => prepared({ query: { key: 'another' } }, inHeader)).toThrow(InvalidRequest);
  });

  it('shows no credential of the query in the recorded URL', () => {
    const { url, recordedUrl } = prepared({ query: { q: 'Berlin' } }, inHeader, 'read');
    expect(url.searchParams.get('key')).toBe('canary');
    expect(recordedUrl).toBe('https://api.example.com/v1/payments?q=Berlin');
  });
});
