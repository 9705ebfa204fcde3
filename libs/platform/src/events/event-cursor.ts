import type { Clock } from '../clock/clock.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { RecordedEvent } from './domain-event.ts';
import { ADVANCE, READ, RELEASE, RENEW, SET_ASIDE, TAKE } from './event.statements.ts';

/** A place in the order of events. */
export interface Position {
  /** A transaction id as decimal text. */
  readonly xid: string;
  readonly id: string;
}

/** An event and its place. */
export interface PlacedEvent extends RecordedEvent {
  readonly xid: string;
}

/** One reading. */
export interface EventPage {
  readonly events: readonly PlacedEvent[];
  /** Everything before this place has been read. */
  readonly horizon: Position;
  /** Events are committed that an older, still running transaction withholds. */
  readonly hidden: boolean;
}

/** A row of a reading; without events there is one, of nulls, for the bounds. */
export interface EventRow {
  readonly id: string | null;
  readonly xid: string;
  readonly tenant_id: string;
  readonly type: string;
  readonly subject_id: string;
  readonly data: Record<string, unknown>;
  readonly created_at: Date;
  readonly horizon: string;
  readonly hidden: boolean;
}

/** A consumer's place in the outbox, and the lease that makes one process at a time read from there. */
export class EventCursor {
  readonly consumer: string;
  readonly #db: SystemDatabase;
  readonly #clock: Clock;
  readonly #owner: string;
  readonly #leaseMs: number;
  #deadline = Number.NEGATIVE_INFINITY;

  constructor(db: SystemDatabase, clock: Clock, lease: { consumer: string; owner: string; leaseMs: number }) {
    this.#db = db;
    this.#clock = clock;
    this.consumer = lease.consumer;
    this.#owner = lease.owner;
    this.#leaseMs = lease.leaseMs;
  }

  /** Where to go on, and how often the event there was tried; null: another process reads, or it is not time yet. */
  async take(): Promise<(Position & { tries: number }) | null> {
    const sentAt = this.#clock.monotonicMs();
    const [row] = await this.#db.query<Position & { tries: number }>(TAKE, [this.consumer, this.#owner, this.#leaseMs]);
    if (row === undefined) return null;
    this.#deadline = sentAt + this.#leaseMs;
    return row;
  }

  /** Whether the lease is surely still ours. */
  holds(): boolean {
    return this.#clock.monotonicMs() < this.#deadline;
  }

  async read(after: Position, types: readonly string[], limit: number): Promise<EventPage> {
    const rows = await this.#db.query<EventRow>(READ, [after.xid, after.id, types, limit]);
    return pageOfRows(rows, after);
  }

  /** False: the lease was lost. */
  advance(to: Position): Promise<boolean> {
    return this.#hold(ADVANCE, [to.xid, to.id, this.#leaseMs]);
  }

  /** False: the lease was lost. */
  renew(): Promise<boolean> {
    return this.#hold(RENEW, [this.#leaseMs]);
  }

  /** Gives the lease back, at a place if one is given, with the tries of the event that is next there. */
  async release(to: Position | null, tries = 0, retryInMs: number | null = null): Promise<void> {
    this.#deadline = Number.NEGATIVE_INFINITY;
    await this.#db.query(RELEASE, [this.consumer, this.#owner, tries, retryInMs, to?.xid ?? null, to?.id ?? null]);
  }

  async setAside(event: PlacedEvent, reason: string): Promise<void> {
    const { id, tenantId, type, subjectId } = event;
    await this.#db.query(SET_ASIDE, [this.consumer, id, tenantId, type, subjectId, reason]);
  }

  async #hold(statement: { name: string; text: string }, values: readonly unknown[]): Promise<boolean> {
    const sentAt = this.#clock.monotonicMs();
    const rows = await this.#db.query(statement, [this.consumer, this.#owner, ...values]);
    this.#deadline = rows.length > 0 ? sentAt + this.#leaseMs : Number.NEGATIVE_INFINITY;
    return rows.length > 0;
  }
}

/** What was read after a place. */
export function pageOfRows(rows: readonly EventRow[], after: Position): EventPage {
  const [first] = rows;
  const horizon = { xid: first?.horizon ?? after.xid, id: '' };
  return { events: rows.flatMap(eventOf), horizon, hidden: first?.hidden ?? false };
}

function eventOf(row: EventRow): PlacedEvent[] {
  if (row.id === null) return [];
  const { id, xid, tenant_id, type, subject_id, data, created_at } = row;
  return [{ id, xid, tenantId: tenant_id, type, subjectId: subject_id, data, createdAt: created_at }];
}
