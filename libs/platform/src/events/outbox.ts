import type { SystemTransaction } from '../database/transaction.ts';
import { newId } from '../ids/ids.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventSignal } from './event-signal.ts';

const APPEND = {
  name: 'outbox-append',
  text: `INSERT INTO outbox (id, tenant_id, type, subject_id, data)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[])`,
};

/** Where domain events leave: a row in the transaction that caused them. */
export class Outbox {
  readonly #signal: EventSignal;

  constructor(signal: EventSignal) {
    this.#signal = signal;
  }

  async append(tx: SystemTransaction, events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(APPEND, [
      events.map(() => newId()),
      events.map((event) => event.tenantId),
      events.map((event) => event.type),
      events.map((event) => event.subjectId),
      events.map((event) => JSON.stringify(event.data)),
    ]);
    tx.afterCommit(() => this.appended(events.map((event) => event.type)));
  }

  /**
   * For statements that insert outbox rows themselves: wakes the consumers of these types, if there are any. Called after
   * the commit; gathered, so that thousands a second cost a few notifications.
   */
  appended(types: Iterable<string>): void {
    this.#signal.appended(types);
  }
}
