import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTerminal, mayBecome, mayPrecede, OPERATION_STATUSES } from './operation-status.ts';

const status = fc.constantFrom(...OPERATION_STATUSES);

describe('the status of an operation', () => {
  it('leaves a terminal one only for a retry by hand or a late answer', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        if (isTerminal(from) && mayBecome(from, to))
          expect(`${from} → ${to}`).toMatch(
            /^(exhausted → (pending|awaiting_approval|delivered)|rejected → awaiting_approval)$/,
          );
      }),
    );
  });

  it('cannot be cancelled or paused once the vendor has accepted it', () => {
    expect(OPERATION_STATUSES.filter((to) => mayBecome('delivered', to))).toEqual([]);
  });

  it('knows the same rule forwards and backwards', () => {
    fc.assert(fc.property(status, status, (from, to) => mayPrecede(to).includes(from) === mayBecome(from, to)));
  });

  it('reaches a terminal status from every other one', () => {
    for (const from of OPERATION_STATUSES.filter((each) => !isTerminal(each))) {
      expect(OPERATION_STATUSES.some((to) => isTerminal(to) && mayBecome(from, to))).toBe(true);
    }
  });
});
