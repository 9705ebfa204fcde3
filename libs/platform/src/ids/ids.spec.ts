import { describe, expect, it } from '@jest/globals';
import { firstIdAt, isId, newId } from './ids.ts';

describe('ids', () => {
  it('are lower-case ULIDs that sort in the order they were made', () => {
    const ids = Array.from({ length: 1000 }, () => newId());
    expect(ids.every((id) => /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
  });

  it.each(['', 'x', newId().toUpperCase(), `${newId()}0`, `8${newId().slice(1)}`, `i${newId().slice(1)}`, 7, null])(
    'do not include %p',
    (value) => {
      expect(isId(value)).toBe(false);
    },
  );

  it('of an instant begin with the first of it', () => {
    // After every id made so far: ids go on from the newest, also when they are made for a moment that has passed.
    const at = new Date('9000-01-01T00:00:00.000Z');
    const first = firstIdAt(at);
    expect(isId(first)).toBe(true);
    expect(first <= newId(at.getTime())).toBe(true);
    expect(firstIdAt(new Date(at.getTime() + 1)) > newId(at.getTime())).toBe(true);
    expect(firstIdAt(new Date('0001-01-01T00:00:00Z'))).toBe('0'.repeat(26));
  });
});
