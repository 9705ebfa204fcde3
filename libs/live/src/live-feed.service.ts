import { Injectable } from '@nestjs/common';
import {
  EventTail,
  LiveSignal,
  Log,
  SystemDatabase,
  type EventPage,
  type LiveWatcher,
  type PlacedEvent,
  type Position,
  type TailFilter,
} from '@patchbay/platform';
import { eventFrame, hintFrame, readyFrame, resetFrame } from './live-frames.ts';
import { isBefore, type LivePosition } from './live-position.ts';
import type { LiveReader } from './live-reader.ts';

const PAGE = 200;
/** Reads are at least so far apart, however many processes signal. */
const GAP_MS = 100;
/** A signal may be lost: while somebody reads, the outbox is looked at so often in any case. */
const LOOK_MS = 5000;
const FIRST_HIDDEN_MS = 20;
const LONGEST_HIDDEN_MS = 1000;

/**
 * Reads the outbox once for all streams of this process, from a place of its own that nobody keeps. With no stream it
 * does nothing at all.
 */
@Injectable()
export class LiveFeed implements LiveWatcher {
  readonly #tail: EventTail;
  readonly #readers = new Map<string, Set<LiveReader>>();
  #filter: TailFilter = { tenants: [], patterns: [] };
  /** Rises when the filter wants more than before: what was read with less is read again. */
  #growth = 0;
  #members = 0;
  #position: Position | null = null;
  #starting: Promise<Position> | undefined;
  #reading = false;
  #wanted = false;
  #readAt = Number.NEGATIVE_INFINITY;
  #next: NodeJS.Timeout | undefined;
  #regular: NodeJS.Timeout | undefined;
  #hiddenPause = FIRST_HIDDEN_MS;

  constructor(
    private readonly signal: LiveSignal,
    private readonly log: Log,
    database: SystemDatabase,
  ) {
    this.#tail = new EventTail(database);
    signal.tell(this);
  }

  /** Sends the reader everything from here on, or from where it was; until `leave`. */
  async join(reader: LiveReader, from: LivePosition | null, nowMs: number): Promise<void> {
    this.#members += 1;
    const now = await this.#start();
    // A place of a transaction that has not begun: of another database, or made up.
    const resumed = from === null || BigInt(from.xid) > BigInt(now.xid) ? null : from;
    reader.position = resumed ?? now;
    reader.send(readyFrame(reader.position, resumed?.atMs ?? nowMs));
    if (from !== null && resumed === null) reader.send(resetFrame());
    if (resumed !== null) await this.#catchUp(reader);
    if (reader.isOpen) this.#add(reader);
  }

  leave(reader: LiveReader): void {
    const readers = this.#readers.get(reader.tenantId);
    if (readers?.delete(reader) === true) {
      if (readers.size === 0) this.#readers.delete(reader.tenantId);
      this.#filter = this.#wantedByAll();
    }
    this.#members -= 1;
    if (this.#members === 0) this.#rest();
  }

  look(): void {
    this.#wanted = true;
    if (this.#reading || this.#members === 0) return;
    this.#lookIn(Math.max(0, this.#readAt + GAP_MS - performance.now()));
  }

  touched(topic: string, tenantIds: readonly string[] | '*'): void {
    const tenants = tenantIds === '*' ? [...this.#readers.keys()] : tenantIds;
    for (const tenant of tenants) this.hint(tenant, `${topic}.changed`);
  }

  /** Tells every reader of the tenant that something has changed. */
  hint(tenantId: string, type: string, subjectId: string | null = null): void {
    const readers = this.#readers.get(tenantId);
    if (readers === undefined) return;
    const text = hintFrame(type, subjectId);
    for (const reader of readers) reader.show(type, text);
  }

  /** Where the feed is; for the first reader that is found out first. */
  async #start(): Promise<Position> {
    if (this.#position !== null) return this.#position;
    this.signal.watch();
    this.#regular ??= setInterval(() => this.look(), LOOK_MS).unref();
    this.#starting ??= this.#tail.now().finally(() => {
      this.#starting = undefined;
    });
    const found = await this.#starting;
    // Everybody may have left meanwhile, and others come.
    if (this.#members > 0) this.#position ??= found;
    return this.#position ?? found;
  }

  #rest(): void {
    this.signal.rest();
    clearInterval(this.#regular);
    clearTimeout(this.#next);
    this.#regular = undefined;
    this.#next = undefined;
    this.#position = null;
    this.#wanted = false;
  }

  /** Reads on its own until it is where the feed is: from there on the feed tells it. */
  async #catchUp(reader: LiveReader): Promise<void> {
    const filter = { tenants: [reader.tenantId], patterns: reader.filter.patterns };
    while (reader.isOpen && reader.position !== null) {
      const page = await this.#tail.read(reader.position, filter, PAGE);
      await reader.replay(page.events);
      reader.position = endOf(page, reader.position);
      if (page.events.length < PAGE && !isBefore(reader.position, this.#position ?? reader.position)) return;
    }
  }

  #add(reader: LiveReader): void {
    const readers = this.#readers.get(reader.tenantId);
    if (readers === undefined) this.#readers.set(reader.tenantId, new Set([reader]));
    else readers.add(reader);
    this.#filter = this.#wantedByAll();
    this.#growth += 1;
    this.look();
  }

  #wantedByAll(): TailFilter {
    const patterns = new Set<string>();
    for (const readers of this.#readers.values()) {
      for (const reader of readers) for (const pattern of reader.filter.patterns) patterns.add(pattern);
    }
    return { tenants: [...this.#readers.keys()], patterns: patterns.has('%') ? ['%'] : [...patterns] };
  }

  #lookIn(ms: number): void {
    this.#next ??= setTimeout(() => {
      this.#next = undefined;
      void this.#read();
    }, ms).unref();
  }

  async #read(): Promise<void> {
    if (this.#reading || this.#members === 0) return;
    this.#reading = true;
    this.#wanted = false;
    this.#readAt = performance.now();
    try {
      const isHidden = await this.#readOn();
      this.#hiddenPause = isHidden ? Math.min(this.#hiddenPause * 2, LONGEST_HIDDEN_MS) : FIRST_HIDDEN_MS;
      if (isHidden) this.#lookIn(this.#hiddenPause);
    } catch (error) {
      this.log.warn('events could not be read for streams', { error: String(error) });
      this.#lookIn(LONGEST_HIDDEN_MS);
    } finally {
      this.#reading = false;
    }
    if (this.#isWanted()) this.look();
  }

  /** Asked by a function, for it changes while a read is awaited. */
  #isWanted(): boolean {
    return this.#wanted;
  }

  /** Until nothing is left. True: an older, still running transaction withholds some. */
  async #readOn(): Promise<boolean> {
    for (;;) {
      const from = this.#position;
      if (from === null || this.#readers.size === 0) return false;
      const growth = this.#growth;
      const page = await this.#tail.read(from, this.#filter, PAGE);
      if (this.#position !== from) return false;
      if (growth !== this.#growth) continue;
      for (const event of page.events) this.#deliver(event);
      this.#position = endOf(page, from);
      if (page.events.length < PAGE) return page.hidden;
    }
  }

  #deliver(event: PlacedEvent): void {
    const readers = this.#readers.get(event.tenantId);
    if (readers === undefined) return;
    const text = eventFrame(event);
    for (const reader of readers) reader.offer(event, text);
  }
}

function endOf(page: EventPage, from: Position): Position {
  const end = page.events.length < PAGE ? page.horizon : (page.events.at(-1) ?? from);
  return isBefore(end, from) ? from : end;
}
