import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { LATE, within } from '../clock/within.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { Log } from '../telemetry/log.ts';

/** Hears one channel. */
export type NotificationListener = (payload: string) => void;
/** True once everything announced from now on is heard; false as soon as something may have been missed. */
export type ConnectionListener = (connected: boolean) => void;

export interface NotificationTimes {
  /** Silence after which the connection is asked whether it lives. */
  readonly keepAliveMs: number;
  /** Time it has for the answer. */
  readonly answerMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

const TIMES: NotificationTimes = { keepAliveMs: 4000, answerMs: 2000, firstRetryMs: 50, longestRetryMs: 5000 };
const CHANNEL = /^[a-z_]+$/;

/**
 * The one LISTEN connection of this process, for hints of work, changes and events. It connects again by itself; a
 * half-open one (nobody resets it, nothing arrives) is noticed within keepAliveMs + answerMs.
 */
export class Notifications {
  readonly #db: SystemDatabase;
  readonly #log: Log;
  readonly #times: NotificationTimes;
  readonly #channels = new Map<string, NotificationListener[]>();
  readonly #connectionListeners: ConnectionListener[] = [];
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;
  #connected = false;

  constructor(db: SystemDatabase, log: Log, times: Partial<NotificationTimes> = {}) {
    this.#db = db;
    this.#log = log.child({ area: 'notifications' });
    this.#times = { ...TIMES, ...times };
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Before start. */
  on(channel: string, listener: NotificationListener): void {
    if (!CHANNEL.test(channel)) throw new Error(`"${channel}" is no name of a channel: use a-z and _.`);
    this.#channels.set(channel, [...(this.#channels.get(channel) ?? []), listener]);
  }

  /** Before start. */
  onConnection(listener: ConnectionListener): void {
    this.#connectionListeners.push(listener);
  }

  /** Resolves when the first attempt to connect has ended, well or not. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#running ??= this.#run(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(tried: () => void): Promise<void> {
    let pause = this.#times.firstRetryMs;
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#serve(() => {
          pause = this.#times.firstRetryMs;
          tried();
        });
      } catch (error) {
        this.#log.warn('the notification connection was lost', { error: String(error), retry_ms: pause });
      }
      this.#tell(false);
      tried();
      await this.#sleep(pause);
      pause = Math.min(pause * 2, this.#times.longestRetryMs);
    }
  }

  /** One connection from its beginning to its end. */
  async #serve(ready: () => void): Promise<void> {
    const client = await this.#db.connect('patchbay listen');
    const ended = new Promise<'ended'>((resolve) => {
      client.once('end', () => resolve('ended'));
      client.once('error', () => resolve('ended'));
    });
    let heardAt = performance.now();
    client.on('notification', (notification) => {
      heardAt = performance.now();
      this.#dispatch(notification.channel, notification.payload ?? '');
    });
    try {
      for (const channel of this.#channels.keys()) await this.#ask(client, `LISTEN ${channel}`);
      this.#tell(true);
      ready();
      await this.#watch(client, ended, () => heardAt);
    } finally {
      destroy(client);
    }
  }

  /** Returns when the process stops; throws when the connection is dead. */
  async #watch(client: pg.Client, ended: Promise<'ended'>, heardAt: () => number): Promise<void> {
    for (;;) {
      const event = await Promise.race([ended, this.#sleep(this.#times.keepAliveMs)]);
      if (event === 'stopped') return;
      if (event === 'ended') throw new Error('it was closed');
      if (performance.now() - heardAt() >= this.#times.keepAliveMs) await this.#ask(client, 'SELECT 1');
    }
  }

  async #ask(client: pg.Client, statement: string): Promise<void> {
    this.#db.counter.statement();
    const answer = await within(this.#times.answerMs, client.query(statement));
    if (answer === LATE) throw new Error('it does not answer');
  }

  #dispatch(channel: string, payload: string): void {
    for (const listener of this.#channels.get(channel) ?? []) {
      try {
        listener(payload);
      } catch (error) {
        this.#log.error('a listener failed', { channel, error });
      }
    }
  }

  #tell(connected: boolean): void {
    if (this.#connected === connected) return;
    this.#connected = connected;
    for (const listener of this.#connectionListeners) listener(connected);
  }

  async #sleep(ms: number): Promise<'slept' | 'stopped'> {
    return delay(ms, 'slept' as const, { signal: this.#stopped.signal }).catch(() => 'stopped' as const);
  }
}

/** Ends the session without waiting for an answer that a dead peer will never give. */
function destroy(client: pg.Client): void {
  client.end().catch(() => undefined);
  setTimeout(() => client.connection.stream.destroy(), 100).unref();
}
