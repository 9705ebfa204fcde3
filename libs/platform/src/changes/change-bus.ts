import type { SystemTransaction } from '../database/transaction.ts';

/** Something cached elsewhere has changed: `topic` says what kind of thing, `id` which one of the tenant's. */
export interface Change {
  readonly topic: string;
  readonly tenantId: string;
  readonly id: string;
}

/** `all`: whatever is cached may be stale, drop it. */
export type ChangeListener = (change: { readonly tenantId: string; readonly id: string } | 'all') => void;

/** Tells the caches of every process what changed: at once in this one, within a second in the others. */
export abstract class ChangeBus {
  /** False while changes of other processes may be missed: caches then ask the database each time. */
  abstract readonly connected: boolean;

  /** Heard by other processes when the transaction commits; by this process's listeners right after it has. */
  abstract announce(tx: SystemTransaction, change: Change): Promise<void>;

  /** Listeners are synchronous and do not throw. */
  abstract subscribe(topic: string, listener: ChangeListener): void;
}
