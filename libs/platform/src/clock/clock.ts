/** Time as a dependency, so that tests can move it. */
export abstract class Clock {
  /** The wall clock. */
  abstract now(): Date;
  /** Milliseconds that never jump, for deadlines and durations. */
  abstract monotonicMs(): number;
}

/** The machine's own clocks. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  monotonicMs(): number {
    return performance.now();
  }
}
