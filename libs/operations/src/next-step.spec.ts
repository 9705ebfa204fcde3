import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delivery, Effect, FailureClass, FailureDetail } from '@patchbay/provider-kit';
import { endOf, MAX_TRIES, nextStep, type Situation } from './next-step.ts';

function failure(more: Partial<FailureDetail>): FailureDetail {
  return {
    class: 'upstream',
    delivery: 'refused',
    code: 'vendor_refused',
    message: 'Twilio said no.',
    status: 400,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
    ...more,
  };
}

function situation(more: Partial<Situation> = {}): Situation {
  return {
    mode: 'async',
    effect: 'opaque',
    duplicateSafe: false,
    unclear: false,
    lookupLagMs: 5_000,
    fallbackId: null,
    tries: 1,
    remainingMs: 30_000,
    ...more,
  };
}

const throttled = failure({ class: 'throttle', status: 429, retryAfterMs: 5_000 });
const revoked = failure({ class: 'auth', status: 401 });
const unreachable = failure({ delivery: 'not_sent', code: 'connection_refused', status: null });
const timedOut = failure({ delivery: 'unknown', code: 'vendor_timeout', status: null });

describe('after a failed attempt', () => {
  it('429 goes to the fallback at once', () => {
    expect(nextStep(throttled, situation({ fallbackId: 'b' }))).toEqual({ kind: 'fall_back', integrationId: 'b' });
  });

  it('429 without a fallback waits for Retry-After when asynchronous, and spends no try', () => {
    expect(nextStep(throttled, situation())).toEqual({ kind: 'retry', afterMs: 5_000, spendsTry: false, bound: false });
  });

  it('429 without a fallback holds a synchronous caller for two seconds at most', () => {
    expect(nextStep(throttled, situation({ mode: 'sync' }))).toMatchObject({
      kind: 'exhaust',
      error: { code: 'vendor_error' },
    });
    const soon = failure({ ...throttled, retryAfterMs: 1_000 });
    expect(nextStep(soon, situation({ mode: 'sync' }))).toMatchObject({ kind: 'retry', afterMs: 1_000 });
    expect(nextStep(soon, situation({ mode: 'sync', remainingMs: 500 }))).toMatchObject({ kind: 'exhaust' });
  });

  it('401 goes to the fallback, else pauses the asynchronous and ends the synchronous', () => {
    expect(nextStep(revoked, situation({ fallbackId: 'b' }))).toMatchObject({ kind: 'fall_back' });
    expect(nextStep(revoked, situation())).toEqual({ kind: 'pause' });
    expect(nextStep(revoked, situation({ mode: 'sync' }))).toMatchObject({
      kind: 'exhaust',
      error: { code: 'vendor_error' },
    });
  });

  it('what was surely not done goes to the fallback, else is retried five times', () => {
    expect(nextStep(unreachable, situation({ fallbackId: 'b' }))).toMatchObject({ kind: 'fall_back' });
    expect(nextStep(unreachable, situation({ tries: 4 }))).toMatchObject({
      kind: 'retry',
      afterMs: 4_000,
      spendsTry: true,
    });
    expect(nextStep(unreachable, situation({ tries: MAX_TRIES }))).toMatchObject({ kind: 'exhaust' });
    expect(nextStep(unreachable, situation({ mode: 'sync', remainingMs: 900 }))).toMatchObject({ kind: 'exhaust' });
  });

  it('an open breaker makes an asynchronous operation wait without spending a try', () => {
    const open = failure({ delivery: 'not_sent', code: 'breaker_open', status: null, retryAfterMs: 60_000 });
    expect(nextStep(open, situation({ tries: MAX_TRIES }))).toMatchObject({
      kind: 'retry',
      afterMs: 60_000,
      spendsTry: false,
    });
  });

  it('input the vendor rejects ends it with the words of the vendor, fallback or not', () => {
    const rejected = failure({ class: 'client', providerCode: '21211' });
    expect(nextStep(rejected, situation({ fallbackId: 'b' }))).toEqual({
      kind: 'exhaust',
      error: { code: 'vendor_error', message: 'Twilio said no.', provider_code: '21211' },
    });
  });

  it('an unknown outcome of an opaque effect ends it as unknown', () => {
    expect(nextStep(timedOut, situation({ fallbackId: 'b' }))).toMatchObject({
      kind: 'exhaust',
      error: { code: 'outcome_unknown' },
    });
  });

  it('an unknown outcome with a native key is tried again at the same vendor only', () => {
    const step = nextStep(timedOut, situation({ effect: 'native_key', fallbackId: 'b' }));
    expect(step).toMatchObject({ kind: 'retry', bound: true });
    expect(nextStep(timedOut, situation({ effect: 'native_key', tries: MAX_TRIES }))).toMatchObject({
      error: { code: 'outcome_unknown' },
    });
  });

  it('what may have been done is not called undone because a later try was limited, turned away or not sent', () => {
    const unclear = { effect: 'native_key', unclear: true, mode: 'sync', tries: MAX_TRIES } as const;
    const turnedAway = [403, 404].map((status) => failure({ class: 'client', status }));
    for (const later of [throttled, revoked, unreachable, ...turnedAway]) {
      expect(nextStep(later, situation(unclear))).toMatchObject({ error: { code: 'outcome_unknown' } });
      expect(endOf(later, situation({ ...unclear, effect: 'read' }))).toMatchObject({ code: 'vendor_error' });
    }
  });

  it('what may have been done was not, once the vendor rejects the same key', () => {
    const rejected = failure({ class: 'client', status: 402 });
    expect(nextStep(rejected, situation({ effect: 'native_key', unclear: true }))).toMatchObject({
      error: { code: 'vendor_error' },
    });
    expect(nextStep(rejected, situation({ duplicateSafe: true, unclear: true }))).toMatchObject({
      error: { code: 'outcome_unknown' },
    });
  });

  it('where duplicates are allowed, no end after an unknown outcome says that nothing was done, save of a read', () => {
    const anyFailure = fc.record({
      class: fc.constantFrom<FailureClass>('upstream', 'throttle', 'auth', 'client', 'unknown'),
      delivery: fc.constantFrom<Delivery>('not_sent', 'refused', 'unknown'),
      status: fc.constantFrom(null, 400, 402, 403, 429, 500),
    });
    const anyEffect = fc.constantFrom<Effect>('native_key', 'lookup', 'opaque');
    fc.assert(
      fc.property(anyFailure, anyEffect, fc.boolean(), (drawn, effect, isSync) => {
        const mode = isSync ? 'sync' : 'async';
        const step = nextStep(
          failure(drawn),
          situation({ effect, mode, unclear: true, duplicateSafe: true, tries: 5 }),
        );
        if (step.kind === 'exhaust') expect(step.error.code).toBe('outcome_unknown');
      }),
    );
  });

  it('an unknown outcome that can be looked up is, at the same vendor, once its index has caught up', () => {
    const lookedUp = { effect: 'lookup', fallbackId: 'b', lookupLagMs: 8_000 } as const;
    const again = { kind: 'retry', afterMs: 8_000, spendsTry: true, bound: true };
    expect(nextStep(timedOut, situation(lookedUp))).toEqual(again);
    expect(nextStep(timedOut, situation({ ...lookedUp, unclear: true, tries: 2 }))).toEqual(again);
    expect(nextStep(timedOut, situation({ ...lookedUp, mode: 'sync', remainingMs: 7_000 }))).toMatchObject({
      error: { code: 'outcome_unknown' },
    });
  });

  it('a look-up that fails is tried again, and at last the outcome stays unknown', () => {
    const unclear = { effect: 'lookup', unclear: true } as const;
    expect(nextStep(throttled, situation(unclear))).toMatchObject({ kind: 'retry', spendsTry: false });
    expect(nextStep(revoked, situation(unclear))).toEqual({ kind: 'pause' });
    expect(nextStep(unreachable, situation({ ...unclear, tries: 4 }))).toMatchObject({ kind: 'retry' });
    for (const last of [unreachable, timedOut, failure({ class: 'client' })]) {
      const ended = nextStep(last, situation({ ...unclear, tries: MAX_TRIES }));
      expect(ended).toMatchObject({ kind: 'exhaust', error: { code: 'outcome_unknown' } });
    }
  });

  it('what a look-up has cleared fails as if it had never been sent before', () => {
    const cleared = situation({ effect: 'lookup', unclear: false, tries: MAX_TRIES });
    expect(nextStep(failure({ class: 'client' }), cleared)).toMatchObject({ error: { code: 'vendor_error' } });
    expect(nextStep(unreachable, cleared)).toMatchObject({ error: { code: 'vendor_error' } });
  });

  it('a read that timed out for good is a vendor_timeout: nothing can have happened', () => {
    expect(nextStep(timedOut, situation({ effect: 'read', tries: MAX_TRIES }))).toMatchObject({
      error: { code: 'vendor_timeout' },
    });
  });

  it('never asks another vendor after an unknown outcome, nor the same one for an opaque effect', () => {
    const anyFailure = fc.record({
      class: fc.constantFrom<FailureClass>('upstream', 'throttle', 'auth', 'client', 'unknown'),
      delivery: fc.constantFrom<Delivery>('not_sent', 'refused', 'unknown'),
      retryAfterMs: fc.option(fc.nat(600_000), { nil: null }),
    });
    const anySituation = fc.record({
      mode: fc.constantFrom('sync' as const, 'async' as const),
      effect: fc.constantFrom<Effect>('read', 'native_key', 'lookup', 'opaque'),
      duplicateSafe: fc.boolean(),
      unclear: fc.boolean(),
      lookupLagMs: fc.nat(60_000),
      fallbackId: fc.option(fc.constant('b'), { nil: null }),
      tries: fc.integer({ min: 1, max: MAX_TRIES }),
      remainingMs: fc.nat(30_000),
    });
    fc.assert(
      fc.property(anyFailure, anySituation, (drawn, where) => {
        const step = nextStep(failure(drawn), where);
        if ((drawn.delivery !== 'unknown' && !where.unclear) || where.duplicateSafe) return;
        expect(step.kind).not.toBe('fall_back');
        if (drawn.delivery !== 'unknown') return;
        if (where.effect === 'opaque') expect(step.kind).toBe('exhaust');
        if (step.kind === 'retry' && where.effect === 'lookup')
          expect(step.afterMs).toBeGreaterThanOrEqual(where.lookupLagMs);
        if (step.kind === 'retry') expect(step.bound).toBe(true);
      }),
    );
  });
});
