import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  DRAIN,
  Lifecycle,
  Log,
  Metrics,
  rateLimited,
  SETTINGS,
  type ResolvedActor,
  type Settings,
} from '@patchbay/platform';
import { LiveFeed } from './live-feed.service.ts';
import { HEARTBEAT, resetFrame } from './live-frames.ts';
import { parsePosition, type LivePosition } from './live-position.ts';
import type { LiveReader } from './live-reader.ts';
import { maySeeSomething } from './live-scopes.ts';

const HEARTBEAT_MS = 15_000;
/** A revoked key, an expired one, a session that ended: noticed within this. Warm, looking costs no query. */
const RECHECK_MS = 1000;
const DAY_MS = 86_400_000;
const RETRY_AFTER_SECONDS = 10;

/** Open streams at a time: one tenant cannot take a process from the others. */
export const MOST_OF_A_TENANT = 1000;
const MOST_OF_A_PROCESS = 4000;

interface OpenStream {
  readonly reader: LiveReader;
  /** Who asks, looked at again; null: nobody any more. */
  readonly again: () => ResolvedActor | null | Promise<ResolvedActor | null>;
  isStalled: boolean;
  isBeingChecked: boolean;
}

/** The open streams of this process: how many there may be, that they live, and when they end. */
@Injectable()
export class LiveStreams {
  readonly #open = new Map<LiveReader, OpenStream>();
  readonly #counts = new Map<string, number>();
  #timers: readonly NodeJS.Timeout[] = [];
  #total = 0;
  #isClosing = false;
  readonly #gauge: { set(value: number): void };

  constructor(
    private readonly feed: LiveFeed,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Settings,
    metrics: Metrics,
    lifecycle: Lifecycle,
  ) {
    this.#gauge = metrics.gauge('patchbay_live_streams', 'Open event streams of this process.');
    // Beside the door's own step, which waits for them.
    lifecycle.onDrain(DRAIN.http, 'event streams', () => this.#closeAll());
  }

  /** Open streams of this process. */
  get count(): number {
    return this.#total;
  }

  /** Takes a place for a stream; 429 when there is none. Gives it back when called. */
  reserve(tenantId: string): () => void {
    const count = this.#counts.get(tenantId) ?? 0;
    if (this.#isClosing || this.#total >= MOST_OF_A_PROCESS || count >= MOST_OF_A_TENANT) {
      throw rateLimited(RETRY_AFTER_SECONDS, 'Too many open event streams; close some, or try again later.');
    }
    this.#counts.set(tenantId, count + 1);
    this.#count(1);
    return () => this.#giveBack(tenantId);
  }

  /** Serves the reader until it goes, or may no longer read. */
  open(reader: LiveReader, again: OpenStream['again'], lastEventId: string | null): void {
    this.#open.set(reader, { reader, again, isStalled: false, isBeingChecked: false });
    if (this.#open.size === 1) this.#startTimers();
    const nowMs = this.clock.now().getTime();
    const from = this.#within(lastEventId, nowMs);
    this.feed.join(reader, from, nowMs).then(
      () => {
        if (lastEventId !== null && from === null) reader.send(resetFrame());
      },
      (error: unknown) => {
        this.log.warn('an event stream could not begin', { error: String(error) });
        reader.close();
      },
    );
  }

  /** The reader has gone. */
  closed(reader: LiveReader): void {
    if (!this.#open.delete(reader)) return;
    reader.isOpen = false;
    this.feed.leave(reader);
    if (this.#open.size === 0) this.#stopTimers();
  }

  /** The place a client was at, while the events from there on are surely kept. */
  #within(lastEventId: string | null, nowMs: number): LivePosition | null {
    const position = lastEventId === null ? null : parsePosition(lastEventId);
    const kept = this.settings.retention.outbox * DAY_MS;
    return position !== null && position.atMs > nowMs - kept ? position : null;
  }

  #giveBack(tenantId: string): void {
    const count = (this.#counts.get(tenantId) ?? 1) - 1;
    if (count === 0) this.#counts.delete(tenantId);
    else this.#counts.set(tenantId, count);
    this.#count(-1);
  }

  #count(by: 1 | -1): void {
    this.#total += by;
    this.#gauge.set(this.#total);
  }

  #startTimers(): void {
    this.#timers = [
      setInterval(() => this.#beat(), HEARTBEAT_MS).unref(),
      setInterval(() => this.#recheckAll(), RECHECK_MS).unref(),
    ];
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  /** A reader that took nothing between two heartbeats has gone, or might as well have. */
  #beat(): void {
    for (const stream of this.#open.values()) {
      const wasStalled = stream.isStalled;
      stream.isStalled = stream.reader.sink.backlog > 0;
      if (wasStalled && stream.isStalled) stream.reader.sink.destroy();
      else stream.reader.send(HEARTBEAT);
    }
  }

  #recheckAll(): void {
    for (const stream of this.#open.values()) if (!stream.isBeingChecked) void this.#recheck(stream);
  }

  async #recheck(stream: OpenStream): Promise<void> {
    stream.isBeingChecked = true;
    try {
      const found = stream.again();
      const actor = found instanceof Promise ? await found : found;
      const { reader } = stream;
      if (actor === null || actor.tenantId !== reader.tenantId || !maySeeSomething(actor)) reader.close();
      else reader.actor = actor;
    } catch (error) {
      // The database is out of reach: nothing is known against the reader, and nothing can be read either.
      this.log.debug('who reads a stream could not be looked at again', { error: String(error) });
    } finally {
      stream.isBeingChecked = false;
    }
  }

  #closeAll(): void {
    this.#isClosing = true;
    for (const { reader } of this.#open.values()) reader.close();
  }
}
