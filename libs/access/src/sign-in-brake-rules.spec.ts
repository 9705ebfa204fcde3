import { describe, expect, it } from '@jest/globals';
import type { BrakeState } from './sign-in-brake-rules.ts';
import { ACCOUNT_LIMITS, afterTry, FORGET_MS, isNoteworthy, waitSeconds } from './sign-in-brake-rules.ts';

const START = new Date('2026-11-21T12:00:00Z');

/** Tries as soon as each is allowed; the waits in seconds. */
function waitsOf(tries: number): number[] {
  let state: BrakeState | null = null;
  let now = START;
  return Array.from({ length: tries }, () => {
    state = afterTry(state, ACCOUNT_LIMITS, now);
    const seconds = waitSeconds(state, now);
    now = new Date(now.getTime() + seconds * 1000);
    return seconds;
  });
}

describe('the brake', () => {
  it('lets four failures pass, then doubles the wait up to a quarter of an hour', () => {
    expect(waitsOf(14)).toEqual([0, 0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
  });

  it('counts on while nobody waits a day', () => {
    const first = afterTry(null, ACCOUNT_LIMITS, START);
    const later = (ms: number): number => afterTry(first, ACCOUNT_LIMITS, new Date(START.getTime() + ms)).failures;
    expect([later(FORGET_MS - 1), later(FORGET_MS)]).toEqual([2, 1]);
  });

  it('stays at the longest wait however long it goes on', () => {
    const state = { failures: 100_000, lastAt: START, blockedUntil: START };
    expect(waitSeconds(afterTry(state, ACCOUNT_LIMITS, START), START)).toBe(900);
  });

  it('is written down when it begins and each time the failures have doubled', () => {
    const noted = Array.from({ length: 100 }, (_, index) => index + 1).filter((n) => isNoteworthy(n, ACCOUNT_LIMITS));
    expect(noted).toEqual([5, 10, 20, 40, 80]);
  });
});
