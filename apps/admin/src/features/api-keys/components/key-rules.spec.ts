import { describe, expect, it } from '@jest/globals';
import { expiresSoon, expiryOf } from './expiry.ts';
import { groupScopes, isReading, scopesFor, withScope } from './scopes.ts';

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

  it('go with what it is for', () => {
    expect(scopesFor('service', new Set())).toEqual(['operations:read', 'operations:write']);
    expect(scopesFor('chosen', new Set(['audit:read']))).toEqual(['audit:read']);
    expect(scopesFor('everything', new Set())).toEqual(['*']);
    const reading = scopesFor('reading', new Set());
    expect(reading.every((scope) => scope.endsWith(':read')) && isReading(reading)).toBe(true);
    expect(isReading(['operations:read'])).toBe(false);
  });

  it('are picked one by one', () => {
    expect([...withScope(new Set(['audit:read']), 'keys:read', true)]).toEqual(['audit:read', 'keys:read']);
    expect([...withScope(new Set(['audit:read']), 'audit:read', false)]).toEqual([]);
  });
});
