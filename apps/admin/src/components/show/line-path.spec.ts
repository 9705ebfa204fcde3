import { describe, expect, it } from '@jest/globals';
import { linePath } from './line-path.ts';

const FRAME = { step: 10, height: 104, most: 100 };

describe('the path of a line', () => {
  it('runs through the middle of each slot, the highest value at the top', () => {
    expect(linePath([0, 100], FRAME)).toBe('M5 102L15 2');
  });

  it('has a gap where nothing was measured', () => {
    expect(linePath([0, 50, null, 50, 0], FRAME)).toBe('M5 102L15 52M35 52L45 102');
  });

  it('shows a single measurement', () => {
    expect(linePath([null, 50, null], FRAME)).toBe('M12.5 52H17.5');
  });

  it('is empty without any', () => {
    expect(linePath([null, null], FRAME)).toBe('');
  });
});
