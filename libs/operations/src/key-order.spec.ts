import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inKeyOrder } from './key-order.ts';

it('writes the same object the same way, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
      const reversed = JSON.parse(JSON.stringify(value), (_, each: unknown) =>
        typeof each === 'object' && each !== null && !Array.isArray(each)
          ? Object.fromEntries(Object.entries(each).reverse())
          : each,
      ) as Record<string, unknown>;
      expect(JSON.stringify(inKeyOrder(reversed))).toBe(JSON.stringify(inKeyOrder(value)));
      expect(inKeyOrder(reversed)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('leaves what is nested beyond reason as it is, and does not fail on it', () => {
  let deep: Record<string, unknown> = {};
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  expect(inKeyOrder(deep)).toHaveProperty('deep');
});
