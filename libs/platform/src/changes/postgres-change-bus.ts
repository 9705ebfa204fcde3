import type { SystemTransaction } from '../database/transaction.ts';
import type { Log } from '../telemetry/log.ts';
import { type Change, ChangeBus, type ChangeListener } from './change-bus.ts';
import type { Notifications } from './notifications.ts';

const CHANGES_CHANNEL = 'patchbay_changes';

const ANNOUNCE = { name: 'changes-announce', text: `SELECT pg_notify('${CHANGES_CHANNEL}', $1)` };

/** What travels: topic, tenant, id, and the process it came from, which has heard it already. */
type Message = readonly [topic: string, tenantId: string, id: string, process: string];

/** Changes by NOTIFY: they arrive when, and only when, the transaction that made them has committed. */
export class PostgresChangeBus extends ChangeBus {
  readonly #notifications: Notifications;
  readonly #process: string;
  readonly #log: Log;
  readonly #listeners = new Map<string, ChangeListener[]>();

  constructor(notifications: Notifications, process: string, log: Log) {
    super();
    this.#notifications = notifications;
    this.#process = process;
    this.#log = log.child({ area: 'changes' });
    notifications.on(CHANGES_CHANNEL, (payload) => this.#received(payload));
    // Both ways: at the loss nothing cached may be trusted, at the return it may have been missed meanwhile.
    notifications.onConnection(() => this.#dropEverything());
  }

  get connected(): boolean {
    return this.#notifications.connected;
  }

  async announce(tx: SystemTransaction, change: Change): Promise<void> {
    const message: Message = [change.topic, change.tenantId, change.id, this.#process];
    await tx.query(ANNOUNCE, [JSON.stringify(message)]);
    tx.afterCommit(() => this.#dispatch(change.topic, change));
  }

  subscribe(topic: string, listener: ChangeListener): void {
    this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
  }

  #received(payload: string): void {
    const message = parse(payload);
    if (message === null) return this.#dropEverything();
    const [topic, tenantId, id, process] = message;
    if (process !== this.#process) this.#dispatch(topic, { tenantId, id });
  }

  #dropEverything(): void {
    for (const topic of this.#listeners.keys()) this.#dispatch(topic, 'all');
  }

  #dispatch(topic: string, change: Parameters<ChangeListener>[0]): void {
    for (const listener of this.#listeners.get(topic) ?? []) {
      try {
        listener(change);
      } catch (error) {
        this.#log.error('a listener of changes failed', { topic, error });
      }
    }
  }
}

/** Null for what this version does not understand: a newer process may speak differently. */
function parse(payload: string): Message | null {
  try {
    const value: unknown = JSON.parse(payload);
    const valid = Array.isArray(value) && value.length >= 4 && value.every((part) => typeof part === 'string');
    return valid ? (value as unknown as Message) : null;
  } catch {
    return null;
  }
}
