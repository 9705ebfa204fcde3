import type { Effect, FailureDetail } from '@patchbay/provider-kit';

/** Failures another try cannot cure. */
const FINAL_CODES = new Set(['claim_expired', 'cancelled', 'shutting_down', 'response_too_large', 'breaker_open']);

/**
 * Whether asking the same vendor again could help, and cannot double the effect. The table of *Never twice*: after an
 * unknown outcome only `read` and `native_key` (with the same key) may be repeated here; a `lookup` is cleared by its
 * caller, `opaque` by nobody.
 */
export function mayRetry(effect: Effect, failure: FailureDetail): boolean {
  if (FINAL_CODES.has(failure.code)) return false;
  if (failure.class === 'auth' || failure.class === 'client') return false;
  if (failure.delivery === 'unknown') return effect === 'read' || effect === 'native_key';
  return failure.class === 'upstream' || failure.class === 'throttle';
}

/**
 * Milliseconds before the next try: what the vendor asked for; else tries × 1 s for a connection that failed, tries × 2 s
 * with jitter for an answer. `tries` counts those made, `random` is in [0, 1).
 */
export function retryDelayMs(failure: FailureDetail, tries: number, random: () => number): number {
  if (failure.retryAfterMs !== null) return failure.retryAfterMs;
  if (failure.status === null) return tries * 1_000;
  return Math.round(tries * 2_000 * (0.5 + random()));
}
