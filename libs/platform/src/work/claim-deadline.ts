import type { Clock } from '../clock/clock.ts';
import type { ClaimDeadline } from './work-queue.ts';

/**
 * Ends `leaseMs` after the moment the claim was asked for, by a clock that runs on while the process is frozen: the
 * database counts from a later moment, so nobody else is given the work before this has expired.
 */
export class LeaseDeadline implements ClaimDeadline {
  readonly #clock: Clock;
  #at: number;

  constructor(clock: Clock, sentAt: number, leaseMs: number) {
    this.#clock = clock;
    this.#at = sentAt + leaseMs;
  }

  get at(): number {
    return this.#at;
  }

  expired(): boolean {
    return this.#clock.monotonicMs() >= this.#at;
  }

  /** After the database has said that the claim still is ours; never shortens it. */
  extend(sentAt: number, leaseMs: number): void {
    this.#at = Math.max(this.#at, sentAt + leaseMs);
  }

  /** The claim is another's. */
  lose(): void {
    this.#at = Number.NEGATIVE_INFINITY;
  }
}
