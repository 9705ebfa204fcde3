import type { Notifications } from '../changes/notifications.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { Log } from '../telemetry/log.ts';

const LIVE_CHANNEL = 'patchbay_live';

/** Whoever shows events as they come; at most one in a process. */
export interface LiveWatcher {
  /** Events may have been committed somewhere. */
  look(): void;
  /** Something that leaves no event has changed, e.g. `operations`; `*`: of any tenant. */
  touched(topic: string, tenantIds: readonly string[] | '*'): void;
}

export interface LiveTimes {
  /** A watcher says so again so often. */
  readonly watchEveryMs: number;
  /** Who has not been heard of for so long watches no more. */
  readonly watchedMs: number;
  /** Looks of one process are at least so far apart. */
  readonly lookGapMs: number;
  /** Touches too. */
  readonly touchGapMs: number;
}

const TIMES: LiveTimes = { watchEveryMs: 10_000, watchedMs: 30_000, lookGapMs: 100, touchGapMs: 1000 };
/** After somebody began to write signals: what was committed just before had none. */
const LOOK_AGAIN_MS = 500;
const MOST_TENANTS = 200;

const NOTIFY = { name: 'live-notify', text: `SELECT pg_notify('${LIVE_CHANNEL}', $1)` };

/**
 * Tells processes that show events live that there are some. While nobody watches, in whatever process, `appended` and
 * `touch` compare two numbers and nothing is sent; a watcher announces itself every ten seconds, and at once to a process
 * that has just begun to listen and asks.
 */
export class LiveSignal {
  readonly #db: SystemDatabase;
  readonly #log: Log;
  readonly #times: LiveTimes;
  readonly #touched = new Map<string, Set<string>>();
  readonly #leaving = new Set<Promise<unknown>>();
  #watcher: LiveWatcher | undefined;
  #watching: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #watchedUntil = Number.NEGATIVE_INFINITY;
  #look: NodeJS.Timeout | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #touch: NodeJS.Timeout | undefined;
  #touchedAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(db: SystemDatabase, notifications: Notifications, log: Log, times: Partial<LiveTimes> = {}) {
    this.#db = db;
    this.#log = log.child({ area: 'live' });
    this.#times = { ...TIMES, ...times };
    notifications.on(LIVE_CHANNEL, (payload) => this.#heard(payload));
    notifications.onConnection((connected) => {
      if (connected) this.#send('who');
    });
  }

  /** Whether anybody, here or elsewhere, would be told. */
  get isWatched(): boolean {
    return performance.now() < this.#watchedUntil;
  }

  /** The one that is told in this process; it is told while it watches. */
  tell(watcher: LiveWatcher): void {
    this.#watcher = watcher;
  }

  /** From here on every process sends signals, within the time a notification takes. */
  watch(): void {
    if (this.#watching !== undefined || this.#stopped) return;
    this.#watching = setInterval(() => this.#announce(), this.#times.watchEveryMs).unref();
    this.#announce();
    this.#lookAgain();
  }

  /** Nobody looks any more; the others stop sending when they have not heard of us for a while. */
  rest(): void {
    clearInterval(this.#watching);
    clearTimeout(this.#again);
    this.#watching = undefined;
  }

  /** Events were committed. */
  appended(): void {
    if (!this.isWatched || this.#look !== undefined) return;
    const ms = Math.max(0, this.#lookedAt + this.#times.lookGapMs - performance.now());
    this.#look = setTimeout(() => {
      this.#look = undefined;
      this.#lookedAt = performance.now();
      this.#send('look');
    }, ms).unref();
  }

  /** Something of this tenant has changed that is no event: gathered, so that thousands cost one signal a second. */
  touch(topic: string, tenantId: string): void {
    if (!this.isWatched) return;
    const tenants = this.#touched.get(topic);
    if (tenants === undefined) this.#touched.set(topic, new Set([tenantId]));
    else if (tenants.size <= MOST_TENANTS) tenants.add(tenantId);
    if (this.#touch !== undefined) return;
    const ms = Math.max(0, this.#touchedAt + this.#times.touchGapMs - performance.now());
    this.#touch = setTimeout(() => this.#sendTouched(), ms).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.rest();
    if (this.#look !== undefined) this.#send('look');
    clearTimeout(this.#look);
    if (this.#touch !== undefined) this.#sendTouched();
    clearTimeout(this.#touch);
    await Promise.all(this.#leaving);
  }

  #announce(): void {
    this.#watchedUntil = performance.now() + this.#times.watchedMs;
    this.#send('watch');
  }

  #lookAgain(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#watcher?.look(), LOOK_AGAIN_MS).unref();
  }

  #heard(payload: string): void {
    const [kind, topic, ...tenants] = payload.split(' ');
    if (kind === 'watch') this.#watchedUntil = performance.now() + this.#times.watchedMs;
    if (this.#watching === undefined) return;
    if (kind === 'who') {
      this.#announce();
      this.#lookAgain();
    }
    if (kind === 'look') this.#watcher?.look();
    if (kind === 'touch' && topic !== undefined) this.#watcher?.touched(topic, tenants[0] === '*' ? '*' : tenants);
  }

  #sendTouched(): void {
    this.#touch = undefined;
    this.#touchedAt = performance.now();
    for (const [topic, tenants] of this.#touched) {
      this.#send(`touch ${topic} ${tenants.size > MOST_TENANTS ? '*' : [...tenants].join(' ')}`);
    }
    this.#touched.clear();
  }

  #send(message: string): void {
    const sent = this.#db.query(NOTIFY, [message]).catch((error: unknown) => {
      this.#log.warn('those who watch could not be told', { error: String(error) });
    });
    this.#leaving.add(sent);
    void sent.finally(() => this.#leaving.delete(sent));
  }
}
