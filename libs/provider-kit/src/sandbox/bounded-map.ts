/** A map that forgets its oldest entries: a simulated vendor may run for weeks. Iterates from old to new. */
export class BoundedMap<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly limit = 10_000) {}

  set(key: string, value: Value): void {
    this.entries.set(key, value);
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
  }

  get(key: string): Value | undefined {
    return this.entries.get(key);
  }

  /** The newest first, as vendors list. */
  newestFirst(): Value[] {
    return [...this.entries.values()].reverse();
  }
}
