import type { SystemDatabase } from '../database/system-database.ts';
import { type EventPage, type Position, pageOfRows, type EventRow } from './event-cursor.ts';
import { HORIZON, READ_TAIL } from './event.statements.ts';

/** What somebody who watches wants to see. */
export interface TailFilter {
  readonly tenants: readonly string[];
  /** Types as patterns of LIKE, e.g. `connection.%`; an event matches one of them. */
  readonly patterns: readonly string[];
}

/**
 * Reads events for whoever watches them: without a cursor in the database, a lease or a promise. In the order consumers
 * see, below the oldest running transaction, so that a late commit is not skipped.
 */
export class EventTail {
  readonly #db: SystemDatabase;

  constructor(db: SystemDatabase) {
    this.#db = db;
  }

  /** Where what is not finished yet will be found. */
  async now(): Promise<Position> {
    const [row] = await this.#db.query<{ xid: string }>(HORIZON);
    return { xid: row?.xid ?? '0', id: '' };
  }

  async read(after: Position, filter: TailFilter, limit: number): Promise<EventPage> {
    const values = [after.xid, after.id, filter.tenants, filter.patterns, limit];
    return pageOfRows(await this.#db.query<EventRow>(READ_TAIL, values), after);
  }
}
