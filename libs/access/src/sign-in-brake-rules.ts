/** How often somebody may fail before each further try has to wait. */
export interface BrakeLimits {
  readonly freeFailures: number;
}

/** Failures of one account or from one address. */
export interface BrakeState {
  readonly failures: number;
  readonly lastAt: Date;
  readonly blockedUntil: Date;
}

/** An account; whoever has the right password after a few mistakes notices nothing. */
export const ACCOUNT_LIMITS: BrakeLimits = { freeFailures: 5 };
/** An address: a whole office may share one. */
export const ADDRESS_LIMITS: BrakeLimits = { freeFailures: 30 };

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without a try the past is forgotten. */
export const FORGET_MS = 24 * 3600 * 1000;

/** Seconds still to wait; 0: try now. */
export function waitSeconds(state: BrakeState | null, now: Date): number {
  if (state === null) return 0;
  return Math.max(0, Math.ceil((state.blockedUntil.getTime() - now.getTime()) / 1000));
}

/** After one more try, counted as a failure until it turns out well: many tries at once are not free either. */
export function afterTry(state: BrakeState | null, limits: BrakeLimits, now: Date): BrakeState {
  const isForgotten = state === null || now.getTime() - state.lastAt.getTime() >= FORGET_MS;
  const failures = isForgotten ? 1 : state.failures + 1;
  const over = failures - limits.freeFailures;
  const waitMs = over < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(over, 20));
  return { failures, lastAt: now, blockedUntil: new Date(now.getTime() + waitMs) };
}

/** Whether this failure is worth a line in the audit log: the first that slows down, then each time they have doubled. */
export function isNoteworthy(failures: number, limits: BrakeLimits): boolean {
  const times = failures / limits.freeFailures;
  return Number.isInteger(Math.log2(times));
}
