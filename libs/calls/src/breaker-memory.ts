import type { BreakerOverride, BreakerRow, StoredState } from './breaker.repository.ts';

/** What routing and describing need to know. half_open: the next call may try whether the vendor answers again. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** A breaker that is not simply closed, as this process knows it; times are monotonic. */
export interface KnownBreaker {
  state: StoredState;
  openUntil: number;
  /** While it lies ahead somebody's probe is under way. */
  probeUntil: number;
  override: BreakerOverride;
  overrideUntil: number;
  /** Opened here, not stored yet: what the database says meanwhile is older. */
  unstored?: boolean;
}

/** Null for one that is simply closed and need not be remembered. */
export function knownBreaker(row: BreakerRow | null, now: number): KnownBreaker | null {
  if (row === null || (row.state === 'closed' && row.override === 'auto')) return null;
  return {
    state: row.state,
    openUntil: now + (row.open_for_ms ?? 0),
    probeUntil: now + (row.probe_for_ms ?? 0),
    override: row.override,
    overrideUntil: row.override_for_ms === null ? Number.POSITIVE_INFINITY : now + row.override_for_ms,
  };
}

/** The person's word while it holds. */
function overrideOf(known: KnownBreaker, now: number): 'open' | 'closed' | null {
  return known.override === 'auto' || now >= known.overrideUntil ? null : known.override;
}

/** Open also while somebody else probes: only one call is to find out. */
export function stateOfBreaker(known: KnownBreaker | undefined, now: number): BreakerState {
  if (known === undefined) return 'closed';
  const override = overrideOf(known, now);
  if (override !== null) return override;
  if (known.state === 'closed') return 'closed';
  return now < known.openUntil || now < known.probeUntil ? 'open' : 'half_open';
}

/**
 * Whether a call may go out now; `claim`: after it has claimed the probe. Else after how long to ask again. A call that
 * insists may be the probe before the cool-down is over; a person's word stands above it.
 */
export function verdictOf(
  known: KnownBreaker,
  now: number,
  insists = false,
): 'admitted' | 'claim' | { readonly retryAfterMs: number } {
  const override = overrideOf(known, now);
  if (override === 'closed' || (override === null && known.state === 'closed')) return 'admitted';
  if (override === 'open') return { retryAfterMs: Math.min(known.overrideUntil - now, LONGEST_MS) };
  if (now < known.openUntil && !insists) return { retryAfterMs: known.openUntil - now };
  if (now < known.probeUntil) return { retryAfterMs: Math.min(known.probeUntil - now, PROBED_MS) };
  return 'claim';
}

/** A breaker a person holds open without an end is asked about once a minute. */
const LONGEST_MS = 60_000;
/** A probe is answered in seconds as a rule. */
const PROBED_MS = 2_000;
