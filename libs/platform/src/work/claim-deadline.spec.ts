import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/testing';
import { LeaseDeadline } from './claim-deadline.ts';

describe('The deadline of a claim', () => {
  it('counts from before the claim was asked for', () => {
    const clock = new ManualClock();
    const sentAt = clock.monotonicMs();
    clock.advance(400);
    const deadline = new LeaseDeadline(clock, sentAt, 1000);
    clock.advance(599);
    expect(deadline.expired()).toBe(false);
    clock.advance(1);
    expect(deadline.expired()).toBe(true);
  });

  it('does not care about the wall clock', () => {
    const clock = new ManualClock();
    const deadline = new LeaseDeadline(clock, clock.monotonicMs(), 1000);
    clock.jumpTo('2030-01-01T00:00:00.000Z');
    expect(deadline.expired()).toBe(false);
  });

  it('is extended, never shortened, and ends at once when the claim is lost', () => {
    const clock = new ManualClock();
    const deadline = new LeaseDeadline(clock, 0, 1000);
    deadline.extend(500, 1000);
    deadline.extend(100, 1000);
    expect(deadline.at).toBe(1500);
    deadline.lose();
    expect(deadline.expired()).toBe(true);
  });
});
