import type { Effect, FailureDetail } from '@patchbay/provider-kit';

/** Why an operation was not delivered, as its caller reads it. */
export interface OperationError {
  readonly code:
    | 'vendor_error'
    | 'vendor_timeout'
    | 'outcome_unknown'
    | 'no_active_provider'
    | 'policy_denied'
    | 'approval_rejected'
    | 'approval_expired'
    | 'internal_error';
  readonly message: string;
  readonly provider_code?: string;
}

/** Where an operation stands when an attempt has failed. */
export interface Situation {
  readonly mode: 'sync' | 'async';
  readonly effect: Effect;
  /** The caller said that doing it twice does no harm. */
  readonly duplicateSafe: boolean;
  /** An earlier try may have acted, and no look-up has cleared it. */
  readonly unclear: boolean;
  /** How long the vendor takes to find what it did: a look-up waits for it. Effect `lookup` only. */
  readonly lookupLagMs: number;
  /** An untried fallback that is available; null for a pinned operation. */
  readonly fallbackId: string | null;
  /** Tries spent, this one included. */
  readonly tries: number;
  /** What is left of the caller's patience, in milliseconds; synchronous operations only. */
  readonly remainingMs: number;
}

export type NextStep =
  | { readonly kind: 'exhaust'; readonly error: OperationError }
  | { readonly kind: 'fall_back'; readonly integrationId: string }
  /** Again: to the same connection when `bound`, else wherever the rules then say. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly spendsTry: boolean; readonly bound: boolean }
  | { readonly kind: 'pause' };

export const MAX_TRIES = 5;
/** A synchronous caller is held this long at most for a vendor's rate limit. */
const SYNC_THROTTLE_WAIT_MS = 2_000;

/**
 * What follows a failed attempt: the outcome table of the contract. Never twice: after an unknown outcome no other vendor
 * is asked, and the same vendor only where asking again cannot double the effect, unless the caller allowed duplicates.
 */
export function nextStep(failure: FailureDetail, situation: Situation): NextStep {
  const { unclear, duplicateSafe } = situation;
  const step = afterFailure(failure, unclear && !duplicateSafe ? { ...situation, fallbackId: null } : situation);
  const standsAsItIs = step.kind !== 'exhaust' || step.error.code === 'outcome_unknown';
  return standsAsItIs ? step : { kind: 'exhaust', error: endOf(failure, situation) };
}

/** A vendor that knows the key replays what it did before it judges a request again; who may ask at all is decided earlier. */
const JUDGED = new Set([400, 402, 409, 422]);

/**
 * How an operation ends that is not tried again. Once a try may have acted, no later one that was limited or never sent
 * tells that it did not, nor one turned away (403, 404): only the vendor's own judgement of the same key does, and not even
 * that where duplicates are allowed: the earlier try may have been at another vendor.
 */
export function endOf(
  failure: FailureDetail,
  { unclear, effect, duplicateSafe }: Pick<Situation, 'unclear' | 'effect' | 'duplicateSafe'>,
): OperationError {
  const { status } = failure;
  const wasJudged = status === null || status < 300 || JUDGED.has(status);
  const refusedForGood = failure.class === 'client' && failure.delivery === 'refused' && wasJudged;
  const mayHaveActed = unclear || failure.delivery === 'unknown';
  const isClear = !mayHaveActed || effect === 'read' || (effect === 'native_key' && refusedForGood && !duplicateSafe);
  return isClear ? errorOf(failure) : errorOf(failure, 'outcome_unknown');
}

function afterFailure(failure: FailureDetail, situation: Situation): NextStep {
  if (failure.delivery === 'unknown') return afterUnknown(failure, situation);
  if (failure.class === 'throttle') return afterThrottle(failure, situation);
  if (failure.class === 'auth') return afterAuth(failure, situation);
  if (failure.class === 'client') return exhaust(failure);
  return afterNotDone(failure, situation);
}

/** True when another try at the same vendor cannot double the effect: one of a `lookup` begins by looking it up. */
export function isRepeatable(effect: Effect, duplicateSafe: boolean): boolean {
  return duplicateSafe || effect !== 'opaque';
}

function afterUnknown(failure: FailureDetail, situation: Situation): NextStep {
  if (!isRepeatable(situation.effect, situation.duplicateSafe)) return exhaust(failure, 'outcome_unknown');
  if (situation.duplicateSafe && situation.fallbackId !== null) return fallBack(situation.fallbackId);
  const ended = exhaust(failure, situation.effect === 'read' ? codeOf(failure) : 'outcome_unknown');
  const isLookedUp = situation.effect === 'lookup' && !situation.duplicateSafe;
  return retryOr(ended, failure, situation, !situation.duplicateSafe, isLookedUp ? situation.lookupLagMs : 0);
}

function afterThrottle(failure: FailureDetail, situation: Situation): NextStep {
  if (situation.fallbackId !== null) return fallBack(situation.fallbackId);
  const afterMs = failure.retryAfterMs ?? 30_000;
  const tooLong = afterMs > Math.min(SYNC_THROTTLE_WAIT_MS, situation.remainingMs);
  if (situation.mode === 'sync' && tooLong) return exhaust(failure);
  return { kind: 'retry', afterMs, spendsTry: false, bound: false };
}

function afterAuth(failure: FailureDetail, situation: Situation): NextStep {
  if (situation.fallbackId !== null) return fallBack(situation.fallbackId);
  return situation.mode === 'sync' ? exhaust(failure) : { kind: 'pause' };
}

function afterNotDone(failure: FailureDetail, situation: Situation): NextStep {
  if (situation.fallbackId !== null) return fallBack(situation.fallbackId);
  if (failure.code === 'breaker_open' && situation.mode === 'async') {
    return { kind: 'retry', afterMs: failure.retryAfterMs ?? 60_000, spendsTry: false, bound: false };
  }
  return retryOr(exhaust(failure), failure, situation, false);
}

function retryOr(ended: NextStep, failure: FailureDetail, situation: Situation, bound: boolean, leastMs = 0): NextStep {
  if (situation.tries >= MAX_TRIES) return ended;
  const afterMs = Math.max(leastMs, failure.retryAfterMs ?? backOffMs(failure, situation.tries));
  if (situation.mode === 'sync' && afterMs >= situation.remainingMs) return ended;
  return { kind: 'retry', afterMs, spendsTry: true, bound };
}

/** A vendor that answered with an error gets 2 s a try to recover, one that could not be reached 1 s. */
function backOffMs(failure: FailureDetail, tries: number): number {
  return tries * (failure.status === null ? 1_000 : 2_000);
}

function fallBack(integrationId: string): NextStep {
  return { kind: 'fall_back', integrationId };
}

function exhaust(failure: FailureDetail, code: OperationError['code'] = codeOf(failure)): NextStep {
  return { kind: 'exhaust', error: errorOf(failure, code) };
}

export function errorOf(failure: FailureDetail, code: OperationError['code'] = codeOf(failure)): OperationError {
  return {
    code,
    message: failure.message,
    ...(failure.providerCode === null ? {} : { provider_code: failure.providerCode }),
  };
}

function codeOf(failure: FailureDetail): OperationError['code'] {
  return /time_?out/.test(failure.code) ? 'vendor_timeout' : 'vendor_error';
}
