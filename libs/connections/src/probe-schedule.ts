import type { ConnectionStatus, ErrorCause } from './connection.types.ts';

/** An active connection that made no call for so long is probed. */
export const QUIET_MS = 3_600_000;
const OUTAGE_MS = 60_000;
/** Share of the interval by which probes are spread, so that a thousand connections made at once do not ask at once. */
const SPREAD = 0.2;

/**
 * When the hub looks at a connection that makes no calls: an active one after an hour of silence, one that is red by
 * an outage every minute or so, others never. `random` is in [0, 1).
 */
export function nextProbeAt(
  standing: { readonly status: ConnectionStatus; readonly errorCause: ErrorCause | null },
  from: Date,
  random: number,
): Date | null {
  const interval = intervalOf(standing);
  return interval === null ? null : new Date(from.getTime() + interval * (1 + SPREAD * random));
}

function intervalOf(standing: { status: ConnectionStatus; errorCause: ErrorCause | null }): number | null {
  if (standing.status === 'active') return QUIET_MS;
  return standing.errorCause === 'outage' ? OUTAGE_MS : null;
}

/** The wait before a verification that a passing fault hindered is tried again; a vendor's own `Retry-After` counts. */
export function verificationRetryMs(tries: number, retryAfterMs: number | null, random: number): number {
  const steps = [5_000, 15_000, 60_000, 300_000, 900_000] as const;
  const step = steps[Math.min(Math.max(tries, 0), steps.length - 1)] ?? 900_000;
  return Math.max(retryAfterMs ?? 0, step * (1 - SPREAD * random));
}
