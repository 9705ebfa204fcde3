import { Injectable } from '@nestjs/common';
import { Clock, SystemDatabase, WorkQueue, type WorkItem } from '@patchbay/platform';
import { nextProbeAt, QUIET_MS } from './probe-schedule.ts';
import type { ConnectionStatus, ErrorCause } from './connection.types.ts';

export const PROBE_QUEUE = 'probe';
/** The scheduler looks this often; what it finds due is spread over the time until it looks again. */
export const PROBE_TICK_SECONDS = 60;
const PER_TICK = 2_000;

interface DueRow {
  readonly tenantId: string;
  readonly id: string;
  readonly status: ConnectionStatus;
  readonly errorCause: ErrorCause | null;
  readonly seenAt: Date | null;
}

/** Puts connections that were silent for an hour, or are red by an outage, into the probe queue. */
@Injectable()
export class ConnectionProbes {
  constructor(
    private readonly database: SystemDatabase,
    private readonly queue: WorkQueue,
    private readonly clock: Clock,
  ) {}

  /** One look; answers how many probes it asked for. */
  async tick(): Promise<number> {
    const now = this.clock.now();
    return this.database.inTransaction(async (tx) => {
      const due = await tx.query<DueRow>(
        `SELECT tenant_id AS "tenantId", id, status, error_cause AS "errorCause",
           GREATEST(last_success_at, last_failure_at, health_checked_at) AS "seenAt"
         FROM connections WHERE deleted_at IS NULL AND next_probe_at <= $1
         ORDER BY next_probe_at LIMIT ${PER_TICK} FOR UPDATE SKIP LOCKED`,
        [now],
      );
      if (due.length === 0) return 0;
      const next = due.map((row) => nextProbeAt(row, quiet(row, now) ? now : (row.seenAt ?? now), Math.random()));
      await tx.query(
        `UPDATE connections c SET next_probe_at = n.at
         FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (tenant_id, id, at)
         WHERE c.tenant_id = n.tenant_id AND c.id = n.id`,
        [due.map((row) => row.tenantId), due.map((row) => row.id), next],
      );
      const items = due.filter((row) => quiet(row, now)).map((row) => this.item(row, now));
      if (items.length > 0) await this.queue.enqueue(tx, items);
      return items.length;
    });
  }

  private item(row: DueRow, now: Date): WorkItem {
    const dueAt = new Date(now.getTime() + Math.random() * PROBE_TICK_SECONDS * 1_000);
    return { queue: PROBE_QUEUE, tenantId: row.tenantId, lane: row.id, id: row.id, dueAt };
  }
}

/** An outage is looked at whatever was seen; an active connection only after an hour of silence. */
function quiet(row: DueRow, now: Date): boolean {
  return row.status === 'error' || row.seenAt === null || now.getTime() - row.seenAt.getTime() >= QUIET_MS;
}
