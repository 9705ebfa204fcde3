import { isBadRow } from './group-writer.ts';

export interface BatchWriterOptions<Row> {
  /** For error messages. */
  readonly name: string;
  /** Longest time a row waits while nothing fails. */
  readonly flushMs: number;
  /** Most rows of one statement; a full batch does not wait for `flushMs`. */
  readonly maxBatch: number;
  /** Most rows held in memory while the database is slow or away; further ones are dropped. Default: 20 batches. */
  readonly maxHeld?: number;
  /** May be asked again with the same rows after a lost connection: insert ON CONFLICT DO NOTHING. */
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Rows that will never be stored: refused by the database, or more than memory is given. */
  readonly onDropped?: (count: number, reason: unknown) => void;
}

const BATCHES_HELD = 20;
const RETRY_MS = 500;
const DRAIN_TRIES = 4;

/** Rows written off the hot path: `add` returns at once; a crash loses what is held, a clean stop nothing. */
export class BatchWriter<Row> {
  readonly #options: BatchWriterOptions<Row>;
  readonly #maxHeld: number;
  #held: Row[] = [];
  #flight: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #dropped = 0;

  constructor(options: BatchWriterOptions<Row>) {
    this.#options = options;
    this.#maxHeld = options.maxHeld ?? options.maxBatch * BATCHES_HELD;
  }

  /** How many rows will never be stored. */
  get droppedTotal(): number {
    return this.#dropped;
  }

  /** Rows in memory that are not stored yet. */
  get held(): number {
    return this.#held.length;
  }

  add(row: Row): void {
    if (this.#held.length >= this.#maxHeld) {
      this.#drop(1, `writer "${this.#options.name}" holds ${this.#maxHeld} rows already`);
      return;
    }
    this.#held.push(row);
    if (this.#held.length >= this.#options.maxBatch) this.#flushNow();
    else this.#flushIn(this.#options.flushMs);
  }

  /** Writes everything held; gives up (and counts) what cannot be stored after a few tries. */
  async drain(): Promise<void> {
    for (let tries = 0; tries < DRAIN_TRIES && (this.#held.length > 0 || this.#flight !== null); tries += 1) {
      const before = this.#held.length;
      this.#flushNow();
      await this.#flight;
      // Only tries that stored nothing count.
      if (this.#held.length < before) tries = 0;
      else if (this.#held.length > 0) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    const lost = this.#held.length;
    if (lost > 0) this.#drop(this.#held.splice(0).length, 'the database is out of reach and the hub is stopping');
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flushIn(ms: number): void {
    if (this.#timer !== null || this.#flight !== null) return;
    this.#timer = setTimeout(() => this.#flushNow(), ms);
    this.#timer.unref();
  }

  #flushNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#held.length > 0) this.#flight ??= this.#fly();
  }

  async #fly(): Promise<void> {
    let stored = true;
    while (stored && this.#held.length > 0) stored = await this.#writeNext();
    this.#flight = null;
    if (!stored) this.#flushIn(RETRY_MS);
  }

  /** False when the database is away: the rows stay, and the next flush tries them again. */
  async #writeNext(): Promise<boolean> {
    const batch = this.#held.slice(0, this.#options.maxBatch);
    const stored = await this.#store(batch);
    this.#held.splice(0, stored);
    return stored === batch.length;
  }

  /** How many rows of the batch, from its start, are dealt with. */
  async #store(batch: readonly Row[]): Promise<number> {
    try {
      await this.#options.write(batch);
      return batch.length;
    } catch (error) {
      if (!isBadRow(error)) return 0;
      if (batch.length === 1) {
        this.#drop(1, error);
        return 1;
      }
      return this.#storeOneByOne(batch);
    }
  }

  async #storeOneByOne(batch: readonly Row[]): Promise<number> {
    for (const [index, row] of batch.entries()) {
      if ((await this.#store([row])) === 0) return index;
    }
    return batch.length;
  }

  #drop(count: number, reason: unknown): void {
    this.#dropped += count;
    this.#options.onDropped?.(count, reason);
  }
}
