import { describe, expect, it } from '@jest/globals';
import { heldRows } from './held-rows.ts';

const row = (id: string, status = 'waiting') => ({ id, status });
const held = (before: ReturnType<typeof row>[], items: ReturnType<typeof row>[], isWhole = true) =>
  heldRows(before, { items, isWhole }, ({ id }) => id);

describe('a list that somebody points at', () => {
  it('keeps every row where it was, as it is now; what is new waits, on top and in between', () => {
    const { shown, waiting } = held([row('7'), row('5')], [row('8'), row('7', 'done'), row('6'), row('5')]);
    expect(shown).toEqual([row('7', 'done'), row('5')]);
    expect(waiting).toBe(2);
  });

  it('leaves what no longer belongs to it in its place, as gone', () => {
    const left = row('5');
    const { shown, gone, waiting } = held([row('7'), left, row('3')], [row('7'), row('3')]);
    expect(shown.map(({ id }) => id)).toEqual(['7', '5', '3']);
    expect([...gone]).toEqual([left]);
    expect(waiting).toBe(0);
  });

  it('grows at its end, and calls nothing gone of which nothing is known', () => {
    expect(held([row('7')], [row('7'), row('6')]).shown.map(({ id }) => id)).toEqual(['7', '6']);
    expect(held([row('7'), row('2')], [row('9'), row('7')], false).gone.size).toBe(0);
  });
});
