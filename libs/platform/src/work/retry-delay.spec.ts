import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from './retry-delay.ts';

describe('The pause before failed work is tried again', () => {
  it('doubles with each try, up to a quarter of an hour', () => {
    expect([0, 1, 2, 3].map((tries) => retryDelayMs(tries, 0))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelayMs(10, 0)).toBe(900_000);
    expect(retryDelayMs(100_000, 0)).toBe(900_000);
  });

  it('is spread by a fifth at most', () => {
    expect(retryDelayMs(0, 0.5)).toBe(1100);
    expect(retryDelayMs(0, 0.999)).toBeLessThanOrEqual(1200);
  });
});
