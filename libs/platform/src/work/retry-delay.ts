const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;
/** Of the delay, what chance adds at most: work that failed together does not come back together. */
const JITTER = 0.2;

/** How long work waits after a handler failed; `tries` were spent before, `chance` is in [0, 1). */
export function retryDelayMs(tries: number, chance: number): number {
  const delay = Math.min(FIRST_MS * 2 ** Math.min(tries, 30), LONGEST_MS);
  return Math.round(delay * (1 + JITTER * chance));
}
