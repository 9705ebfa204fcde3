import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditActor, auditDetails } from './audit-details.ts';

describe('auditDetails', () => {
  it('keeps texts, numbers, yes or no, null and lists of texts', () => {
    const details = { name: 'x', count: 3, forced: true, app: null, scopes: ['keys:read'] };
    expect(auditDetails(details)).toEqual(details);
  });

  it('cuts what is long', () => {
    const kept = auditDetails({ text: 'x'.repeat(1000), list: Array<string>(100).fill('y') });
    expect([(kept['text'] as string).length, (kept['list'] as string[]).length]).toEqual([500, 50]);
  });

  it('refuses objects, so that no request body can be written down whole', () => {
    const nested = fc.oneof(fc.object(), fc.array(fc.object(), { minLength: 1 }));
    fc.assert(
      fc.property(nested, (value) => {
        expect(() => auditDetails({ before: value })).toThrow('is not a text');
      }),
    );
  });

  it.each(['secret', 'api_key', 'access_token', 'webhook_secret', 'password', 'Authorization'])(
    'refuses a detail named %s',
    (name) => {
      expect(() => auditDetails({ [name]: 'x' })).toThrow('is named like a secret');
    },
  );
});

describe('auditActor', () => {
  it('names a key by its id, without its scopes', () => {
    expect(auditActor({ kind: 'api_key', keyId: 'k', app: 'shop', scopes: ['*'] })).toEqual({
      kind: 'api_key',
      id: 'k',
      app: 'shop',
    });
    expect(auditActor({ kind: 'system', name: 'probe' })).toEqual({ kind: 'system', name: 'probe' });
    expect(auditActor({ kind: 'platform' })).toEqual({ kind: 'platform' });
  });
});
