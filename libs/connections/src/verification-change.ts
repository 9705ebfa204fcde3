import { judge, tallyTrouble } from './connection-health-rules.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { nextStanding, type StatusEvent } from './connection-status.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';
import { healthChange } from './health-change.ts';
import type { ConnectionChange } from './connection-writer.service.ts';
import type { VerificationOutcome } from './verification-outcome.ts';

/** What the hub looked at, and when it began to. */
export interface Checked {
  readonly setupVersion: number;
  readonly startedAt: Date;
}

/** Whether the outcome still speaks of this row: not of older credentials, nor from before a later one passed. */
export function isCurrent(row: ConnectionRow, checked: Checked, outcome: VerificationOutcome): boolean {
  if (row.setupVersion !== checked.setupVersion) return false;
  return outcome.kind === 'passed' || row.verifiedAt === null || row.verifiedAt <= checked.startedAt;
}

/** What a verification's outcome makes of the connection; null: nothing. `newIncident` names an incident that begins now. */
export function verificationChange(
  row: ConnectionRow,
  outcome: VerificationOutcome,
  now: Date,
  newIncident: string,
): ConnectionChange | null {
  switch (outcome.kind) {
    case 'passed':
      return passed(row, outcome, now);
    case 'refused':
      return refused(row, outcome, now, newIncident);
    case 'hindered':
      return outcome.asked || row.status === 'pending_verify' ? hindered(row, outcome, now, newIncident) : null;
    case 'incomplete':
      return null;
  }
}

type Outcome<Kind extends VerificationOutcome['kind']> = Extract<VerificationOutcome, { kind: Kind }>;

function passed(row: ConnectionRow, outcome: Outcome<'passed'>, now: Date): ConnectionChange {
  const standing = standingAfter(row, { type: 'verification_passed' });
  const healed = row.incident !== null && standing.status === 'active';
  return {
    history: true,
    set: {
      ...standing,
      healthState: 'connected',
      healthCode: null,
      healthReason: null,
      healthCheckedAt: now,
      healthLatencyMs: Math.round(outcome.latencyMs),
      upstreamFailures: 0,
      verifiedAt: now,
      verificationError: null,
      account: outcome.account,
      lastSuccessAt: now,
      ...(healed ? { incident: null } : {}),
    },
    events: [
      connectionEvent('connection.verified', row, {
        ...subjectOf(row),
        account: outcome.account,
        status: standing.status,
      }),
      ...(healed ? [connectionEvent('connection.healed', row, { ...subjectOf(row), incident: row.incident })] : []),
    ],
  };
}

function refused(row: ConnectionRow, outcome: Outcome<'refused'>, now: Date, newIncident: string): ConnectionChange {
  const standing = standingAfter(row, { type: 'verification_refused' });
  const { code, reason } = outcome;
  // What a person switched off serves nobody: no alarm is raised for it.
  const alarm = standing.status === 'error' && row.errorCause !== 'credentials';
  const incident = row.incident ?? newIncident;
  return {
    history: true,
    set: {
      ...standing,
      healthState: 'error',
      healthCode: code,
      healthReason: reason,
      healthCheckedAt: now,
      healthLatencyMs: Math.round(outcome.latencyMs),
      verifiedAt: null,
      verificationError: reason,
      lastFailureAt: now,
      ...(alarm ? { incident } : {}),
    },
    events: alarm
      ? [connectionEvent('connection.failed', row, { ...subjectOf(row), incident, cause: 'credentials', code, reason })]
      : [],
  };
}

/** A passing fault leaves status and verification as they were; an active connection's badge takes it as any failure. */
function hindered(row: ConnectionRow, outcome: Outcome<'hindered'>, now: Date, newIncident: string): ConnectionChange {
  const { code, reason } = outcome;
  const checked = { healthCheckedAt: now, lastFailureAt: now };
  if (row.status === 'active') {
    const tally = tallyTrouble(code, reason, outcome.failureClass === 'upstream', outcome.latencyMs);
    const change = healthChange(row, judge(row, tally), now, newIncident);
    return { ...change, history: true, set: { ...change.set, ...checked } };
  }
  const waiting = row.status === 'pending_verify' || row.healthState === 'not_connected';
  return { history: true, set: { ...checked, ...(waiting ? { healthCode: code, healthReason: reason } : {}) } };
}

function standingAfter(row: ConnectionRow, event: StatusEvent): Pick<ConnectionRow, 'status' | 'errorCause'> {
  return nextStanding(row, event) ?? { status: row.status, errorCause: row.errorCause };
}
