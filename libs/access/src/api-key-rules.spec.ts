import { describe, expect, it } from '@jest/globals';
import { scopesHold } from '@patchbay/platform';
import fc from 'fast-check';
import type { KeyMaker, KeyRequest } from './api-key-rules.ts';
import { grantKey, mayRotate, seesKey } from './api-key-rules.ts';
import { normaliseScopes, SCOPES, scopesBeyond } from './scopes.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const scopes = fc.subarray([...SCOPES], { minLength: 1 });
const app = fc.constantFrom(null, 'shop', 'billing');
const later = fc.integer({ min: 1, max: 1000 }).map((hours) => new Date(NOW.getTime() + hours * 3_600_000));
const maker: fc.Arbitrary<KeyMaker> = fc.record({ scopes, app, expiresAt: fc.option(later) });
const request: fc.Arbitrary<KeyRequest> = fc.record({
  scopes,
  app: fc.option(app, { nil: undefined }),
  expiresAt: fc.option(fc.option(later), { nil: undefined }),
});

describe('scopes', () => {
  it('allow by name, all by *, and reading is not part of writing', () => {
    expect([
      scopesHold(['keys:read'], 'keys:read'),
      scopesHold(['*'], 'vault:write'),
      scopesHold(['keys:write'], 'keys:read'),
      scopesHold([], 'keys:read'),
    ]).toEqual([true, true, false, false]);
  });

  it('normalise without changing what they allow', () => {
    fc.assert(
      fc.property(scopes, fc.constantFrom(...SCOPES), (held, wanted) => {
        expect(scopesHold(normaliseScopes(held), wanted)).toBe(scopesHold(held, wanted));
      }),
    );
  });

  it('are beyond a holder exactly when the holder is not allowed them', () => {
    fc.assert(
      fc.property(scopes, scopes, (held, wanted) => {
        expect(scopesBeyond(held, wanted).length === 0).toBe(wanted.every((scope) => scopesHold(held, scope)));
      }),
    );
  });
});

describe('grantKey', () => {
  it('never gives more than the maker has: scope, app or time', () => {
    fc.assert(
      fc.property(maker, request, (from, wanted) => {
        let grant;
        try {
          grant = grantKey(from, wanted, NOW);
        } catch {
          return;
        }
        expect(SCOPES.filter((scope) => scopesHold(grant.scopes, scope) && !scopesHold(from.scopes, scope))).toEqual(
          [],
        );
        if (from.app !== null) expect(grant.app).toBe(from.app);
        if (from.expiresAt !== null) expect(grant.expiresAt?.getTime()).toBeLessThanOrEqual(from.expiresAt.getTime());
      }),
    );
  });

  it('gives a chain of keys no more than its first link had', () => {
    fc.assert(
      fc.property(maker, fc.array(request, { minLength: 1, maxLength: 6 }), (first, requests) => {
        let holder = first;
        for (const wanted of requests) {
          try {
            holder = grantKey(holder, wanted, NOW);
          } catch {
            continue;
          }
        }
        expect(scopesBeyond(first.scopes, holder.scopes)).toEqual([]);
        if (first.app !== null) expect(holder.app).toBe(first.app);
      }),
    );
  });

  const all: KeyMaker = { scopes: ['*'], app: null, expiresAt: null };

  it.each([
    ['an unknown scope', all, { scopes: ['keys:admin'] }, { errors: { scopes: ['Unknown scope "keys:admin".'] } }],
    ['no scope', all, { scopes: [] }, { errors: { scopes: ['Name at least one scope.'] } }],
    ['a past expiry', all, { scopes: ['*'], expiresAt: NOW }, { errors: { expires_at: [expect.any(String)] } }],
    [
      'another app',
      { ...all, app: 'shop' },
      { scopes: ['*'], app: 'billing' },
      { errors: { app: [expect.any(String)] } },
    ],
    [
      'the whole tenant from an app',
      { ...all, app: 'shop' },
      { scopes: ['*'], app: null },
      { code: 'validation_failed' },
    ],
    ['more scopes', { ...all, scopes: ['keys:write'] }, { scopes: ['keys:read'] }, { code: 'forbidden' }],
    [
      'no end from a key that ends',
      { ...all, expiresAt: new Date('2027-01-01') },
      { scopes: ['*'], expiresAt: null },
      { code: 'validation_failed' },
    ],
  ])('refuses %s', (_what, from, wanted, error) => {
    expect(() => grantKey(from, wanted, NOW)).toThrow(expect.objectContaining(error));
  });

  it('takes app and expiry from the maker when the request does not say', () => {
    const from = { scopes: ['*'], app: 'shop', expiresAt: new Date('2027-01-01') };
    expect(grantKey(from, { scopes: ['keys:read'] }, NOW)).toEqual({ ...from, scopes: ['keys:read'] });
  });
});

describe('mayRotate', () => {
  it('refuses a key that holds less than the one it would get the secret of', () => {
    fc.assert(
      fc.property(maker, maker, (from, target) => {
        const covered = scopesBeyond(from.scopes, target.scopes).length === 0;
        const ends = from.expiresAt === null || (target.expiresAt !== null && target.expiresAt <= from.expiresAt);
        const attempt = () => mayRotate(from, target);
        if (covered && ends) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(expect.objectContaining({ code: 'forbidden' }));
      }),
    );
  });
});

describe('seesKey', () => {
  it('shows a key bound to an app only that app', () => {
    expect([
      seesKey({ app: null }, { app: 'shop' }),
      seesKey({ app: 'shop' }, { app: 'shop' }),
      seesKey({ app: 'shop' }, { app: null }),
    ]).toEqual([true, true, false]);
  });
});
