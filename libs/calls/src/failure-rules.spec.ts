import { describe, expect, it } from '@jest/globals';
import { OutboundError, type OutboundErrorCode } from '@patchbay/platform';
import type { Effect, FailureClass, FailureDetail, VendorErrorReading } from '@patchbay/provider-kit';
import fc from 'fast-check';
import { classifyAnswer, classifyTransport, ownFailure } from './failure-rules.ts';
import { mayRetry, retryDelayMs } from './retry-rules.ts';

const classes: FailureClass[] = ['upstream', 'throttle', 'auth', 'client', 'unknown'];
const codes: OutboundErrorCode[] = [
  ...(['invalid_request', 'address_refused', 'dns_failed', 'connection_refused', 'connect_timeout'] as const),
  ...(['tls_failed', 'claim_expired', 'aborted', 'closed', 'timeout', 'reset'] as const),
  ...(['response_too_large', 'invalid_response'] as const),
];
const effects: Effect[] = ['read', 'native_key', 'lookup', 'opaque'];

function answered(status: number, reading: VendorErrorReading | null = null, headers: Record<string, string> = {}) {
  return classifyAnswer('Acme', { status, headers, reading, vendorRequestId: 'r1' }, 0);
}

const reading = fc.record(
  { class: fc.constantFrom(...classes), message: fc.string(), providerCode: fc.string(), retryAfterMs: fc.double() },
  { requiredKeys: [] },
);
const anyAnswer = fc
  .tuple(fc.integer({ min: 200, max: 599 }), fc.option(reading), fc.option(fc.string()))
  .map(([status, read, after]) => answered(status, read, after === null ? {} : { 'retry-after': after }));
const anyTransport = fc
  .tuple(
    fc.constantFrom(...codes),
    fc.constantFrom('not_sent' as const, 'unknown' as const),
    fc.option(fc.integer({ min: 200, max: 599 })),
  )
  .map(([code, delivery, status]) => classifyTransport('Acme', new OutboundError(code, delivery, 'x', { status })));
const anyFailure: fc.Arbitrary<FailureDetail | null> = fc.oneof(anyAnswer, anyTransport);

describe('the class of an answer', () => {
  it.each([
    [500, 'upstream', 'unknown'],
    [502, 'upstream', 'unknown'],
    [503, 'upstream', 'unknown'],
    [504, 'upstream', 'unknown'],
    [501, 'client', 'refused'],
    [429, 'throttle', 'refused'],
    [401, 'auth', 'refused'],
    [400, 'client', 'refused'],
    [403, 'client', 'refused'],
    [404, 'client', 'refused'],
    [422, 'client', 'refused'],
    [408, 'client', 'unknown'],
    [303, 'client', 'unknown'],
    [307, 'client', 'refused'],
  ])('%i is %s, delivery %s', (status, kind, delivery) => {
    expect(answered(status)).toMatchObject({ class: kind, delivery, status, vendorRequestId: 'r1' });
  });

  it('2xx is a success unless the provider reads a failure in it', () => {
    expect(answered(200)).toBeNull();
    expect(answered(204, { message: 'fine' })).toBeNull();
    const denied = answered(200, { class: 'auth', message: 'REQUEST_DENIED' });
    expect(denied).toMatchObject({ class: 'auth', delivery: 'refused', message: 'Acme answered 200: REQUEST_DENIED' });
  });

  it('is what the provider reads, where it reads one', () => {
    expect(answered(403, { class: 'throttle', retryAfterMs: 5_000 })).toMatchObject({
      class: 'throttle',
      retryAfterMs: 5_000,
    });
    expect(answered(400, { class: 'upstream' })).toMatchObject({ class: 'upstream', delivery: 'unknown' });
    expect(answered(409, { delivery: 'unknown' })).toMatchObject({ class: 'client', delivery: 'unknown' });
  });

  it('waits 30 s after a 429 that names no time, and as long as one that does', () => {
    expect(answered(429)?.retryAfterMs).toBe(30_000);
    expect(answered(429, null, { 'retry-after': '3' })?.retryAfterMs).toBe(3_000);
    expect(answered(503, null, { 'retry-after': '3' })?.retryAfterMs).toBe(3_000);
    expect(answered(500)?.retryAfterMs).toBeNull();
  });

  it('is total: every answer and every transport failure has a class, a delivery and a bounded wait', () => {
    fc.assert(
      fc.property(anyFailure, (failure) => {
        if (failure === null) return;
        expect(classes).toContain(failure.class);
        expect(['not_sent', 'refused', 'unknown']).toContain(failure.delivery);
        expect(failure.message.length).toBeLessThanOrEqual(500);
        const wait = failure.retryAfterMs ?? 0;
        expect(wait >= 0 && wait <= 600_000).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a failed exchange', () => {
  it('was delivered as far as its error says, whatever became of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom('not_sent' as const, 'unknown' as const),
        (code, delivery) => {
          expect(classifyTransport('Acme', new OutboundError(code, delivery, 'x')).delivery).toBe(delivery);
        },
      ),
    );
  });
});

describe('a body that did not arrive in full', () => {
  it('leaves the judgement to a status that refuses', () => {
    const error = new OutboundError('reset', 'unknown', 'cut', { status: 422 });
    expect(classifyTransport('Acme', error)).toMatchObject({ class: 'client', delivery: 'refused', status: 422 });
  });

  it('is unknown after a status that accepts', () => {
    const error = new OutboundError('reset', 'unknown', 'cut', { status: 201 });
    expect(classifyTransport('Acme', error)).toMatchObject({ class: 'upstream', delivery: 'unknown' });
  });
});

describe('Never twice', () => {
  it('repeats nothing after an unknown outcome but reads and requests with a native key', () => {
    fc.assert(
      fc.property(anyFailure, fc.constantFrom(...effects), (failure, effect) => {
        if (failure === null || failure.delivery !== 'unknown') return;
        if (effect === 'opaque' || effect === 'lookup') expect(mayRetry(effect, failure)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never repeats what the vendor refused for good', () => {
    fc.assert(
      fc.property(anyFailure, fc.constantFrom(...effects), (failure, effect) => {
        if (failure === null) return;
        if (failure.class === 'auth' || failure.class === 'client') expect(mayRetry(effect, failure)).toBe(false);
      }),
    );
  });

  it.each(effects)('may repeat what was surely not sent (%s)', (effect) => {
    expect(mayRetry(effect, ownFailure('upstream', 'not_sent', 'connection_refused', 'x'))).toBe(true);
    expect(mayRetry(effect, ownFailure('unknown', 'not_sent', 'claim_expired', 'x'))).toBe(false);
    expect(mayRetry(effect, ownFailure('upstream', 'not_sent', 'breaker_open', 'x'))).toBe(false);
  });
});

describe('the wait before another try', () => {
  it('is what the vendor asked for', () => {
    expect(retryDelayMs(answered(429, null, { 'retry-after': '3' }) as FailureDetail, 1, () => 0.5)).toBe(3_000);
  });
  it('grows by two seconds a try with jitter after an answer', () => {
    expect(retryDelayMs(answered(500) as FailureDetail, 1, () => 0.5)).toBe(2_000);
    expect(retryDelayMs(answered(500) as FailureDetail, 2, () => 0)).toBe(2_000);
    expect(retryDelayMs(answered(500) as FailureDetail, 2, () => 0.999)).toBeLessThan(6_000);
  });
  it('grows by one second a try for a connection that failed', () => {
    expect(retryDelayMs(ownFailure('upstream', 'not_sent', 'connection_refused', 'x'), 2, () => 0.9)).toBe(2_000);
  });
});
