import { describe, expect, it } from '@jest/globals';
import type { FailureDetail } from '@patchbay/provider-kit';
import fc from 'fast-check';
import {
  judge,
  NOTHING,
  OUTAGE_AFTER,
  tallyFailure,
  tallySuccess,
  type Badge,
  type Tally,
} from './connection-health-rules.ts';

const green: Badge = { status: 'active', errorCause: null, healthState: 'connected', upstreamFailures: 0 };
const yellow: Badge = { ...green, healthState: 'warning', upstreamFailures: 3 };
const outage: Badge = { status: 'error', errorCause: 'outage', healthState: 'error', upstreamFailures: OUTAGE_AFTER };

function failure(over: Partial<FailureDetail> = {}): FailureDetail {
  return {
    class: 'upstream',
    delivery: 'unknown',
    code: 'vendor_unavailable',
    message: 'The vendor answered 503.',
    status: 503,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
    ...over,
  };
}

function failures(count: number, start: Tally = NOTHING): Tally {
  return Array.from({ length: count }).reduce<Tally>((tally) => tallyFailure(tally, failure(), 5), start);
}

describe('the badge', () => {
  it('turns yellow on an upstream failure and says why', () => {
    expect(judge(green, failures(1)).move).toEqual({
      type: 'warn',
      code: 'vendor_unavailable',
      reason: 'The vendor answered 503.',
    });
  });

  it('turns yellow when the vendor throttles, without counting towards an outage', () => {
    const throttled = tallyFailure(
      NOTHING,
      failure({ class: 'throttle', delivery: 'refused', code: 'rate_limited' }),
      5,
    );
    expect(judge(green, throttled)).toMatchObject({ upstreamFailures: 0, move: { type: 'warn' } });
  });

  it('is cleared by a success', () => {
    expect(judge(yellow, tallySuccess(5))).toEqual({ upstreamFailures: 0, move: { type: 'clear' } });
  });

  it('stays yellow when a failure follows the success', () => {
    expect(judge(yellow, failures(1, tallySuccess(5)))).toMatchObject({ upstreamFailures: 1, move: { type: 'warn' } });
  });

  it('turns red only after twenty upstream failures in a row', () => {
    expect(judge(green, failures(OUTAGE_AFTER - 1)).move.type).toBe('warn');
    expect(judge(green, failures(OUTAGE_AFTER)).move.type).toBe('declare_outage');
    expect(judge({ ...yellow, upstreamFailures: OUTAGE_AFTER - 1 }, failures(1)).move.type).toBe('declare_outage');
    expect(judge({ ...yellow, upstreamFailures: OUTAGE_AFTER - 1 }, failures(1, tallySuccess(5))).move.type).toBe(
      'warn',
    );
  });

  it('turns red with the twentieth upstream failure in a row', () => {
    const red = [19, 20].map((count) => judge(green, failures(count)).move.type);
    expect(red).toEqual(['warn', 'declare_outage']);
  });

  it('heals from an outage by itself, and from refused credentials never', () => {
    expect(judge(outage, tallySuccess(5)).move.type).toBe('heal_outage');
    expect(judge({ ...outage, errorCause: 'credentials' }, tallySuccess(5)).move.type).toBe('none');
  });

  it.each([
    failure({ class: 'client', delivery: 'refused', status: 422 }),
    failure({ class: 'auth', delivery: 'refused', status: 401 }),
    failure({ code: 'breaker_open', delivery: 'not_sent' }),
    failure({ class: 'throttle', delivery: 'not_sent', code: 'rate_limited' }),
  ])('is not moved by what is not the vendor’s trouble: $class $code', (each) => {
    expect(judge(green, tallyFailure(NOTHING, each, 5)).move.type).toBe('none');
  });

  it('folds a stretch of calls into the same verdict as judging them one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 18 }), (outcomes) => {
        const folded = outcomes.reduce<Tally>(
          (tally, ok) => (ok ? tallySuccess(5) : tallyFailure(tally, failure(), 5)),
          NOTHING,
        );
        const single = outcomes.reduce<number>((count, ok) => {
          const tally = ok ? tallySuccess(5) : failures(1);
          return judge({ ...green, upstreamFailures: count }, tally).upstreamFailures;
        }, 0);
        return judge(green, folded).upstreamFailures === single;
      }),
    );
  });
});
