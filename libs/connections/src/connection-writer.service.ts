import { Injectable } from '@nestjs/common';
import { ChangeBus, Clock, Outbox, type DomainEvent, type Transaction } from '@patchbay/platform';
import { nextProbeAt } from './probe-schedule.ts';
import type { ConnectionRow } from './connection.entity.ts';
import { ConnectionRepository } from './connection.repository.ts';

export interface ConnectionChange {
  readonly set: Partial<ConnectionRow>;
  /** Whether serving depends on what changed: operations holding an older snapshot must look again. */
  readonly serving?: boolean;
  /** Whether it is something a verification is about. */
  readonly setup?: boolean;
  readonly events?: readonly DomainEvent[];
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
    private readonly clock: Clock,
  ) {}

  /** `before` must be locked by this transaction. */
  async write(tx: Transaction, before: ConnectionRow, change: ConnectionChange): Promise<ConnectionRow> {
    const now = this.clock.now();
    const after = await this.repository.update(tx, before, {
      ...fences(before, change),
      ...badge(before, change, now),
    });
    if (change.history === true || after.healthState !== before.healthState) {
      await this.repository.appendHealth(tx, after, entryOf(after), now);
    }
    await this.publish(tx, after, change.events ?? []);
    return after;
  }

  /** Appends the events and announces the row to the caches of every process. */
  async publish(
    tx: Transaction,
    row: Pick<ConnectionRow, 'tenantId' | 'id'>,
    events: readonly DomainEvent[],
  ): Promise<void> {
    if (events.length > 0) await this.outbox.append(tx, events);
    await this.changes.announce(tx, { topic: CONNECTION_TOPIC, tenantId: row.tenantId, id: row.id });
  }
}

function fences(before: ConnectionRow, { set, serving, setup }: ConnectionChange): Partial<ConnectionRow> {
  const moved = set.status !== undefined && set.status !== before.status;
  const bumps = moved || serving === true || setup === true;
  return {
    ...set,
    ...(bumps ? { version: before.version + 1 } : {}),
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

function entryOf(row: ConnectionRow): {
  state: ConnectionRow['healthState'];
  code: string | null;
  reason: string | null;
  latencyMs: number | null;
} {
  return { state: row.healthState, code: row.healthCode, reason: row.healthReason, latencyMs: row.healthLatencyMs };
}
