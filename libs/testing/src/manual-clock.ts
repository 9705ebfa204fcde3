import { Clock } from '@patchbay/platform';

/** A clock that stands still until a test moves it. */
export class ManualClock extends Clock {
  #now: number;
  #monotonic = 0;

  constructor(now: Date | string = '2026-11-21T12:00:00.000Z') {
    super();
    this.#now = new Date(now).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  monotonicMs(): number {
    return this.#monotonic;
  }

  advance(ms: number): void {
    this.#now += ms;
    this.#monotonic += ms;
  }

  /** Moves the wall clock alone, as a correction of the system's time does. */
  jumpTo(now: Date | string): void {
    this.#now = new Date(now).getTime();
  }
}
