import { describe, expect, it } from '@jest/globals';
import { expiresSoon, expiryOf } from './expiry.ts';
import { groupScopes, withScope } from './scopes.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

describe('the expiry of a key', () => {
  it('is counted from now, or is the moment that was typed', () => {
    expect(expiryOf('never', '', NOW)).toBeNull();
    expect(expiryOf('30', '', NOW)).toBe('2026-12-21T12:00:00.000Z');
    expect(expiryOf('custom', '2027-01-01T00:00Z', NOW)).toBe('2027-01-01T00:00:00.000Z');
    expect(expiryOf('custom', '', NOW)).toBeUndefined();
  });

  it('is soon within two weeks', () => {
    expect(expiresSoon('2026-12-01T00:00:00Z', NOW)).toBe(true);
    expect(expiresSoon('2027-01-01T00:00:00Z', NOW)).toBe(false);
    expect(expiresSoon(null, NOW)).toBe(false);
  });
});

describe('the scopes of a key', () => {
  it('are grouped by what they touch', () => {
    expect(groupScopes(['operations:read', 'operations:write', 'audit:read'])).toEqual([
      ['operations', ['read', 'write']],
      ['audit', ['read']],
    ]);
    expect(groupScopes(['*'])).toBeNull();
  });

  it('are picked one by one', () => {
    expect([...withScope(new Set(['audit:read']), 'keys:read', true)]).toEqual(['audit:read', 'keys:read']);
    expect([...withScope(new Set(['audit:read']), 'audit:read', false)]).toEqual([]);
  });
});
