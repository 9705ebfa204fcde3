import type { Clock } from '../clock/clock.ts';

export interface BoundedCacheOptions {
  readonly maxEntries: number;
  /** How long an entry may be used; a function is asked at each use, e.g. a second while changes are not heard. */
  readonly maxAgeMs: number | (() => number);
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

interface Entry<Value> {
  readonly value: Value;
  readonly at: number;
}

interface Load<Value> {
  readonly promise: Promise<Value>;
}

/** A cache bounded in number (least recently used goes first) and in time. Its owner drops entries when it hears of a change. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #loads = new Map<string, Load<Value>>();
  readonly #options: BoundedCacheOptions;

  constructor(options: BoundedCacheOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    if (this.#options.clock.monotonicMs() - entry.at > this.#maxAge()) return undefined;
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    if (this.#entries.size >= this.#options.maxEntries) {
      const oldest = this.#entries.keys().next();
      if (oldest.done !== true) this.#entries.delete(oldest.value);
    }
    this.#entries.set(key, { value, at: this.#options.clock.monotonicMs() });
  }

  /**
   * The cached value, or the loader's. Callers who miss at the same time share one load, and what was loaded is kept only
   * when nobody dropped the key meanwhile: else a change committed during the load would stay unseen.
   */
  async load(key: string, loader: () => Promise<Value>): Promise<Value> {
    const known = this.get(key);
    if (known !== undefined) return known;
    const running = this.#loads.get(key);
    if (running) return running.promise;
    const load: Load<Value> = { promise: loader() };
    this.#loads.set(key, load);
    try {
      const value = await load.promise;
      if (this.#loads.get(key) === load) this.set(key, value);
      return value;
    } finally {
      if (this.#loads.get(key) === load) this.#loads.delete(key);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
    this.#loads.delete(key);
  }

  deleteWhere(matches: (value: Value, key: string) => boolean): void {
    for (const [key, entry] of this.#entries) if (matches(entry.value, key)) this.#entries.delete(key);
    // What is being loaded cannot be judged yet.
    this.#loads.clear();
  }

  clear(): void {
    this.#entries.clear();
    this.#loads.clear();
  }

  #maxAge(): number {
    const { maxAgeMs } = this.#options;
    return typeof maxAgeMs === 'number' ? maxAgeMs : maxAgeMs();
  }
}
