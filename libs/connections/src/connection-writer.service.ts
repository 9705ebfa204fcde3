import { Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { ChangeBus, Clock, Outbox, WorkQueue, type DomainEvent, type TransactionContext } from '@patchbay/platform';
import type { ConnectionRow } from './connection.entity.ts';
import { ConnectionRepository, type HealthEntry } from './connection.repository.ts';
import { nextProbeAt } from './probe-schedule.ts';
import { verifyWork } from './verify-queue.ts';

/** What goes with a change, in its transaction. */
export interface Consequences {
  readonly events?: readonly DomainEvent[];
  /** Queue a verification. */
  readonly verify?: boolean;
  /** A line of the audit log, for what a person decided. */
  readonly audit?: {
    readonly action: string;
    readonly details: Readonly<Record<string, string | null | readonly string[]>>;
  };
}

export interface ConnectionChange extends Consequences {
  readonly set: Partial<ConnectionRow>;
  /** Something a verification is about changed; serving depends on all of it. */
  readonly setup?: boolean;
  /** Write a line of history even where the badge stays as it was (probes, verifications). */
  readonly history?: boolean;
}

/** Topic of the change bus on which every process learns that a connection changed. */
export const CONNECTION_TOPIC = 'connection';

/** The one way a connection's row changes: fences, history, events and the announcement go with it, in one transaction. */
@Injectable()
export class ConnectionWriter {
  constructor(
    private readonly repository: ConnectionRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeBus,
    private readonly queue: WorkQueue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `before` must be locked by this transaction. */
  async write(ctx: TransactionContext, before: ConnectionRow, change: ConnectionChange): Promise<ConnectionRow> {
    const now = this.clock.now();
    const values = { ...change.set, ...fences(before, change), ...badge(before, change, now) };
    const after = await this.repository.update(ctx.tx, before, values);
    if (change.history === true || after.healthState !== before.healthState) {
      await this.repository.appendHealth(ctx.tx, after, entryOf(after), now);
    }
    await this.publish(ctx, after, change);
    return after;
  }

  /** What goes with a change of this row, without changing it further. */
  async publish(
    ctx: TransactionContext,
    row: ConnectionRow,
    { events = [], verify = false, audit }: Consequences,
  ): Promise<void> {
    if (events.length > 0) await this.outbox.append(ctx.tx, events);
    if (verify) await this.queue.enqueue(ctx.tx, [verifyWork(row)]);
    if (audit !== undefined) await this.audit.record(ctx, { ...audit, subjectType: 'integration', subjectId: row.id });
    await this.changes.announce(ctx.tx, { topic: CONNECTION_TOPIC, tenantId: row.tenantId, id: row.id });
  }
}

function fences(before: ConnectionRow, { set, setup }: ConnectionChange): Partial<ConnectionRow> {
  const moved = set.status !== undefined && set.status !== before.status;
  return {
    ...(moved || setup === true ? { version: before.version + 1 } : {}),
    ...(setup === true ? { setupVersion: before.setupVersion + 1 } : {}),
  };
}

function badge(before: ConnectionRow, { set }: ConnectionChange, now: Date): Partial<ConnectionRow> {
  const after = { ...before, ...set };
  const turned = after.healthState !== before.healthState;
  const rescheduled = after.status !== before.status || after.errorCause !== before.errorCause;
  return {
    ...(turned ? { healthSince: now } : {}),
    ...(rescheduled ? { nextProbeAt: nextProbeAt(after, now, Math.random()) } : {}),
  };
}

function entryOf(row: ConnectionRow): HealthEntry {
  return { state: row.healthState, code: row.healthCode, reason: row.healthReason, latencyMs: row.healthLatencyMs };
}
