import type { Clock } from '../clock/clock.ts';
import type { Log } from '../telemetry/log.ts';
import type { ClaimStore } from './claim-store.ts';
import type { HeldClaim } from './held-claim.ts';

/** Of a claim's lease, how often it is extended. */
const BEATS_PER_LEASE = 3;
const SHORTEST_MS = 50;

/**
 * Extends the claims of live handlers, all in one statement; silent while none is old enough. A frozen process does not
 * beat, so its claims run out.
 */
export class ClaimHeartbeat {
  readonly #store: ClaimStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #claims = new Set<HeldClaim>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: ClaimStore, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  add(claim: HeldClaim): void {
    this.#claims.add(claim);
    this.#timer ??= this.#schedule();
  }

  remove(claim: HeldClaim): void {
    this.#claims.delete(claim);
    if (this.#claims.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): NodeJS.Timeout {
    const shortest = Math.min(...[...this.#claims].map((claim) => claim.leaseMs));
    return setTimeout(() => void this.#beat(), Math.max(SHORTEST_MS, shortest / BEATS_PER_LEASE / 2)).unref();
  }

  async #beat(): Promise<void> {
    const now = this.#clock.monotonicMs();
    const aging = [...this.#claims].filter(
      (claim) => !claim.ended && claim.deadline.at - now < claim.leaseMs * (1 - 1 / BEATS_PER_LEASE),
    );
    try {
      if (aging.length > 0) await this.#store.extend(aging);
    } catch (error) {
      this.#log.warn('claims could not be extended', { claims: aging.length, error });
    }
    if (this.#timer !== undefined) this.#timer = this.#claims.size > 0 ? this.#schedule() : undefined;
  }
}
