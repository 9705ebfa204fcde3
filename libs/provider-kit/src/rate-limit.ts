/** A vendor's documented budget, counted per connection over all processes. */
export class RateLimit {
  private constructor(
    readonly limit: number,
    readonly windowMs: number,
    readonly kind: 'fixed' | 'sliding',
  ) {}

  static perSecond(limit: number): RateLimit {
    return new RateLimit(limit, 1_000, 'fixed');
  }
  static perMinute(limit: number): RateLimit {
    return new RateLimit(limit, 60_000, 'fixed');
  }
  static perHour(limit: number): RateLimit {
    return new RateLimit(limit, 3_600_000, 'fixed');
  }
  static perDay(limit: number): RateLimit {
    return new RateLimit(limit, 86_400_000, 'fixed');
  }
  /** Any other window, in milliseconds. */
  static per(windowMs: number, limit: number): RateLimit {
    return new RateLimit(limit, windowMs, 'fixed');
  }
  /** The same budget over any window of this length, not only over windows aligned to the clock. */
  sliding(): RateLimit {
    return new RateLimit(this.limit, this.windowMs, 'sliding');
  }
}
