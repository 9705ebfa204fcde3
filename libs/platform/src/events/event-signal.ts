import type { SystemDatabase } from '../database/system-database.ts';
import type { Notifications } from '../changes/notifications.ts';
import type { Log } from '../telemetry/log.ts';

const EVENTS_CHANNEL = 'patchbay_events';

const NOTIFY = { name: 'events-notify', text: `SELECT pg_notify('${EVENTS_CHANNEL}', $1)` };
/** After a signal the next waits so long, and carries what came meanwhile. */
const GAP_MS = 100;

/**
 * Tells consumers, here and in other processes, that events of their types were committed. Outside the transaction and
 * gathered: a NOTIFY inside makes commits wait for each other. A lost signal costs seconds, consumers look by themselves.
 */
export class EventSignal {
  readonly #db: SystemDatabase;
  readonly #log: Log;
  readonly #wanted = new Set<string>();
  readonly #pending = new Set<string>();
  #listener: ((types: readonly string[]) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  readonly #leaving = new Set<Promise<unknown>>();

  constructor(db: SystemDatabase, notifications: Notifications, log: Log) {
    this.#db = db;
    this.#log = log.child({ area: 'events' });
    notifications.on(EVENTS_CHANNEL, (payload) => this.#listener?.(payload.split(' ')));
  }

  /** Types somebody consumes; the others are never signalled. */
  want(types: readonly string[]): void {
    for (const type of types) this.#wanted.add(type);
  }

  listen(listener: (types: readonly string[]) => void): void {
    this.#listener = listener;
  }

  /** After the commit. */
  appended(types: Iterable<string>): void {
    for (const type of types) if (this.#wanted.has(type)) this.#pending.add(type);
    if (this.#pending.size === 0 || this.#timer !== undefined) return;
    const ms = Math.max(0, this.#sentAt + GAP_MS - performance.now());
    this.#timer = setTimeout(() => this.#send(), ms).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#send();
    }
    this.#listener = undefined;
    await Promise.all(this.#leaving);
  }

  #send(): void {
    this.#timer = undefined;
    this.#sentAt = performance.now();
    const types = [...this.#pending];
    this.#pending.clear();
    // This process hears its own notification too: nothing else tells its consumers.
    const sent = this.#db.query(NOTIFY, [types.join(' ').slice(0, 7000)]).catch((error: unknown) => {
      this.#log.warn('consumers could not be told of events', { error: String(error) });
    });
    this.#leaving.add(sent);
    void sent.finally(() => this.#leaving.delete(sent));
  }
}
