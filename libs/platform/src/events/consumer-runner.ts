import { LATE, within } from '../clock/within.ts';
import type { Log } from '../telemetry/log.ts';
import type { EventConsumer } from './domain-event.ts';
import type { EventCursor, EventPage, PlacedEvent, Position } from './event-cursor.ts';

export interface ConsumerTimes {
  /** Between the tries of an event that failed: the first pause, doubled each time. */
  readonly firstRetryMs: number;
  /** A handler that takes longer has failed. */
  readonly handlerMs: number;
  /** How often the lease is renewed while a handler runs. */
  readonly renewMs: number;
}

/** Tries of one event before it is set aside. */
const MOST_TRIES = 5;
const PAGE = 100;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

/** Delivers events to one consumer while this process holds its lease. */
export class ConsumerRunner {
  readonly #consumer: EventConsumer;
  readonly #cursor: EventCursor;
  readonly #log: Log;
  readonly #times: ConsumerTimes;
  readonly #setAside: () => void;
  #wanted = false;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pause = FIRST_PAUSE_MS;
  #stopped = false;

  constructor(consumer: EventConsumer, cursor: EventCursor, log: Log, times: ConsumerTimes, setAside: () => void) {
    this.#consumer = consumer;
    this.#cursor = cursor;
    this.#log = log.child({ consumer: consumer.name });
    this.#times = times;
    this.#setAside = setAside;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#wanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#wanted) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        const from = await this.#cursor.take();
        if (from !== null) await this.#deliver(from, from.tries);
      } catch (error) {
        // The lease runs out by itself, if it was ours.
        this.#log.warn('events could not be delivered', { error });
        this.#wakeIn(LONGEST_PAUSE_MS);
      }
    }
  }

  /** Reads and handles until nothing is left, then gives the lease back. */
  async #deliver(from: Position, triesOfNext: number): Promise<void> {
    let place = from;
    let tries = triesOfNext;
    while (!this.#stopped && this.#cursor.holds()) {
      const limit = tries > 0 ? 1 : PAGE;
      const page = await this.#cursor.read(place, this.#consumer.types, limit);
      const end = await this.#handlePage(page, place, tries);
      if (end === null) return;
      place = end;
      tries = 0;
      if (page.events.length < limit) return this.#rest(page);
      if (!(await this.#cursor.advance(place))) return;
    }
    if (this.#cursor.holds()) await this.#cursor.release(place === from ? null : place, tries);
  }

  /** The place after the last event; null: one failed, or the lease was lost, and it was given back. */
  async #handlePage(page: EventPage, from: Position, triesOfFirst: number): Promise<Position | null> {
    let place = from;
    let tries = triesOfFirst;
    for (const event of page.events) {
      if (this.#stopped || !this.#cursor.holds()) break;
      const failure = tries >= MOST_TRIES ? new Error('its handler never came back') : await this.#handle(event);
      if (failure === null) {
        place = event;
      } else if (tries + 1 < MOST_TRIES) {
        await this.#retryLater(event, place === from ? null : place, tries + 1, failure);
        return null;
      } else {
        await this.#giveUp(event, failure);
        place = event;
      }
      tries = 0;
    }
    if (place === page.events.at(-1) || page.events.length === 0) return place;
    if (this.#cursor.holds()) await this.#cursor.release(place === from ? null : place);
    return null;
  }

  /** Everything below the horizon was read; what is above comes when the transactions before it have ended. */
  async #rest(page: EventPage): Promise<void> {
    await this.#cursor.release(page.horizon);
    if (!page.hidden) {
      this.#pause = FIRST_PAUSE_MS;
      return;
    }
    this.#wakeIn(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  async #retryLater(event: PlacedEvent, place: Position | null, tries: number, failure: unknown): Promise<void> {
    const retryInMs = this.#times.firstRetryMs * 2 ** (tries - 1);
    this.#log.warn('an event failed', { event_id: event.id, type: event.type, tries, error: failure });
    await this.#cursor.release(place, tries, retryInMs);
    this.#wakeIn(retryInMs + 5);
  }

  async #giveUp(event: PlacedEvent, failure: unknown): Promise<void> {
    this.#log.error('an event was set aside', { event_id: event.id, type: event.type, error: failure });
    const reason = failure instanceof Error ? `${failure.name}: ${failure.message}` : 'unknown';
    await this.#cursor.setAside(event, reason.slice(0, 500));
    this.#setAside();
  }

  /** What went wrong, or null. */
  async #handle(event: PlacedEvent): Promise<unknown> {
    const renewal = setInterval(() => void this.#cursor.renew().catch(() => undefined), this.#times.renewMs);
    try {
      const handled = await within(this.#times.handlerMs, this.#consumer.handle(event));
      return handled === LATE ? new Error('its handler takes too long') : null;
    } catch (error) {
      return error ?? new Error('its handler failed');
    } finally {
      clearInterval(renewal);
    }
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), ms).unref();
  }
}
