/** So many times as long as the last answer took, and no longer than this. */
const TIMES = 4;
const LONGEST_MS = 5_000;

/**
 * Rests between questions for as long as their answers cost: a list that takes the hub half a second, since hardly anything
 * matches its filter, is not asked for again with every event of a busy tenant.
 */
export class Breather {
  #restUntil = 0;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** How long it still rests, in milliseconds. */
  get left(): number {
    return Math.max(0, this.#restUntil - this.#now());
  }

  /** Until it has rested. Rejects when the signal says that nobody wants the answer any more. */
  async rest(signal: AbortSignal): Promise<void> {
    if (this.left === 0) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, this.left);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  }

  /** Asks, and rests afterwards by how long the answer took. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    const begun = this.#now();
    try {
      return await question();
    } finally {
      const now = this.#now();
      this.#restUntil = now + Math.min(LONGEST_MS, TIMES * (now - begun));
    }
  }
}
