import type { FailureDetail } from '@patchbay/provider-kit';
import type { ConnectionStatus, ErrorCause, HealthState } from './connection.types.ts';

/** So many upstream failures in a row, with no success between, are an outage: the badge turns red. */
export const OUTAGE_AFTER = 20;

/** What a stretch of calls said about a connection, folded so that a busy one costs one write, not one per call. */
export interface Tally {
  /** Whether any call of the stretch succeeded. */
  readonly succeeded: boolean;
  /** Upstream failures since the last success of the stretch. */
  readonly upstreamInRow: number;
  /** The last failure that turns the badge yellow, if nothing succeeded since. */
  readonly trouble: { readonly code: string; readonly reason: string } | null;
  readonly latencyMs: number | null;
}

export const NOTHING: Tally = { succeeded: false, upstreamInRow: 0, trouble: null, latencyMs: null };

export function tallySuccess(latencyMs: number): Tally {
  return { succeeded: true, upstreamInRow: 0, trouble: null, latencyMs };
}

/** Auth failures are confirmed apart; a `client` failure says nothing of the vendor's or the credential's health. */
export function tallyFailure(tally: Tally, failure: FailureDetail, latencyMs: number): Tally {
  if (!troubles(failure)) return tally;
  const reached = failure.class === 'upstream';
  return {
    succeeded: tally.succeeded,
    upstreamInRow: tally.upstreamInRow + (reached ? 1 : 0),
    trouble: { code: failure.code, reason: failure.message },
    latencyMs,
  };
}

/** One trouble that was found apart from calls, by a verification or a probe. */
export function tallyTrouble(code: string, reason: string, upstream: boolean, latencyMs: number): Tally {
  return { succeeded: false, upstreamInRow: upstream ? 1 : 0, trouble: { code, reason }, latencyMs };
}

/** The hub's own brakes are not the vendor's failures: else an open breaker would count itself into an outage. */
const OWN_BRAKES = new Set(['breaker_open', 'claim_expired', 'cancelled', 'shutting_down', 'sandbox_off']);

/** Whether the hub held the call back itself: by its breaker, its limiter, or because it was no longer wanted. */
export function isOwnBrake(failure: FailureDetail): boolean {
  if (OWN_BRAKES.has(failure.code)) return true;
  return failure.class === 'throttle' && failure.delivery === 'not_sent';
}

function troubles(failure: FailureDetail): boolean {
  if (isOwnBrake(failure)) return false;
  return failure.class === 'upstream' || failure.class === 'throttle';
}

export interface Badge {
  readonly status: ConnectionStatus;
  readonly errorCause: ErrorCause | null;
  readonly healthState: HealthState;
  readonly upstreamFailures: number;
}

export type HealthMove =
  | { readonly type: 'none' }
  | { readonly type: 'warn'; readonly code: string; readonly reason: string }
  | { readonly type: 'clear' }
  | { readonly type: 'declare_outage'; readonly code: string; readonly reason: string }
  | { readonly type: 'heal_outage' };

export interface HealthVerdict {
  readonly upstreamFailures: number;
  readonly move: HealthMove;
}

/** What a stretch of calls does to the badge. Only an active connection, or one red by an outage, is moved. */
export function judge(badge: Badge, tally: Tally): HealthVerdict {
  const before = tally.succeeded ? 0 : badge.upstreamFailures;
  const upstreamFailures = before + tally.upstreamInRow;
  return { upstreamFailures, move: moveOf(badge, tally, upstreamFailures) };
}

function moveOf(badge: Badge, tally: Tally, upstreamFailures: number): HealthMove {
  if (badge.errorCause === 'outage') return { type: tally.succeeded ? 'heal_outage' : 'none' };
  if (badge.status !== 'active') return { type: 'none' };
  if (tally.trouble !== null) {
    return { type: upstreamFailures >= OUTAGE_AFTER ? 'declare_outage' : 'warn', ...tally.trouble };
  }
  return { type: tally.succeeded && badge.healthState !== 'connected' ? 'clear' : 'none' };
}

/** Whether a success of this connection changes nothing but a time stamp: the hot path's common case. */
export function isHealthy(badge: Badge): boolean {
  return badge.status === 'active' && badge.healthState === 'connected' && badge.upstreamFailures === 0;
}
