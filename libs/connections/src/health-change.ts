import type { HealthVerdict } from './connection-health-rules.ts';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionChange } from './connection-writer.service.ts';
import { connectionEvent, subjectOf } from './connection.events.ts';

/** What a verdict about a stretch of calls makes of the connection's row. `newIncident` names one that begins now. */
export function healthChange(
  row: ConnectionRow,
  verdict: HealthVerdict,
  now: Date,
  newIncident: string,
): ConnectionChange {
  const { upstreamFailures, move } = verdict;
  const subject = subjectOf(row);
  switch (move.type) {
    case 'none':
      return { set: { upstreamFailures } };
    case 'warn':
      return {
        set: {
          upstreamFailures,
          healthState: 'warning',
          healthCode: move.code,
          healthReason: move.reason,
          healthCheckedAt: now,
        },
      };
    case 'clear':
      return { set: { upstreamFailures, ...GREEN, healthCheckedAt: now } };
    case 'declare_outage': {
      const { code, reason } = move;
      const incident = row.incident ?? newIncident;
      return {
        set: {
          upstreamFailures,
          status: 'error',
          errorCause: 'outage',
          healthState: 'error',
          healthCode: code,
          healthReason: reason,
          healthCheckedAt: now,
          incident,
        },
        events: [connectionEvent('connection.failed', row, { ...subject, incident, cause: 'outage', code, reason })],
      };
    }
    case 'heal_outage':
      return {
        set: { upstreamFailures, status: 'active', errorCause: null, ...GREEN, healthCheckedAt: now, incident: null },
        events:
          row.incident === null
            ? []
            : [connectionEvent('connection.healed', row, { ...subject, incident: row.incident })],
      };
  }
}

const GREEN = { healthState: 'connected', healthCode: null, healthReason: null } as const;
