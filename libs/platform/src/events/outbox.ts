import type { SystemTransaction } from '../database/transaction.ts';
import type { DomainEvent } from './domain-event.ts';

/** Where domain events leave: a row in the transaction that caused them. */
export class Outbox {
  append(tx: SystemTransaction, events: readonly DomainEvent[]): Promise<void> {
    return Promise.reject(new Error(`not written yet (${events.length}, ${typeof tx})`));
  }

  /**
   * For statements that insert outbox rows themselves: wakes the consumers of these types, if there are any. Called after
   * the commit; gathered, so that thousands a second cost a few notifications.
   */
  appended(types: Iterable<string>): void {
    void types;
  }
}
