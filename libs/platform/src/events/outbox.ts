import type { SystemTransaction } from '../database/transaction.ts';
import { newId } from '../ids/ids.ts';
import type { DomainEvent } from './domain-event.ts';
import type { EventSignal } from './event-signal.ts';
import type { LiveSignal } from './live-signal.ts';

const APPEND = {
  name: 'outbox-append',
  text: `INSERT INTO outbox (id, tenant_id, type, subject_id, data)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[])`,
};

/** Where domain events leave: a row in the transaction that caused them. */
export class Outbox {
  readonly #signal: EventSignal;
  readonly #live: LiveSignal | undefined;

  constructor(signal: EventSignal, live?: LiveSignal) {
    this.#signal = signal;
    this.#live = live;
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
    this.#live?.appended();
  }

  /**
   * For changes too frequent to be events: tells those who watch that something of this kind has changed, `operations`
   * say. Called after the commit; a hint that may be lost, at most one a second, and nothing while nobody watches.
   */
  touch(topic: string, tenantId: string): void {
    this.#live?.touch(topic, tenantId);
  }
}
