import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moved } from './serving.ts';

describe('rules that are moved', () => {
  it('stand before or after the one they were dropped at', () => {
    expect(moved(['a', 'b', 'c'], new Set(['c']), { key: 'a', dropPosition: 'before' })).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], new Set(['a']), { key: 'b', dropPosition: 'after' })).toEqual(['b', 'a', 'c']);
  });

  it('are all still there', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(), fc.constantFrom('before', 'after'), (all, from, to, dropPosition) => {
        const key = all[to % all.length];
        const result = moved(all, new Set([all[from % all.length]]), { key, dropPosition });
        expect(result.toSorted()).toEqual(all.toSorted());
      }),
    );
  });
});
