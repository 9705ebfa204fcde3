import { describe, expect, it } from '@jest/globals';
import { rolesToGive, whyUntouchable } from './member-rules.ts';

describe('what one may do to a member', () => {
  it.each([
    ['viewer', 'viewer', 1, 'viewer'],
    ['admin', 'owner', 2, 'ownersOnly'],
    ['admin', 'admin', 1, null],
    ['owner', 'owner', 1, 'lastOwner'],
    ['owner', 'owner', 2, null],
    ['owner', 'viewer', 1, null],
  ] as const)('%s, about %s, with %i owners: %s', (by, of, owners, reason) => {
    expect(whyUntouchable({ by, of, owners })).toBe(reason);
  });
});

describe('the roles one may give', () => {
  it('include owner for owners, and for anybody while there is none', () => {
    expect(rolesToGive('owner', 1)).toContain('owner');
    expect(rolesToGive('admin', 1)).toEqual(['admin', 'viewer']);
    expect(rolesToGive('admin', 0)).toContain('owner');
    expect(rolesToGive('viewer', 0)).toEqual([]);
  });
});
