/** How many statements and commits one role sent, for metrics and benches. */
export class QueryCounter {
  queriesTotal = 0;
  commitsTotal = 0;
  readonly #writes = new Map<string, boolean>();

  /** A statement inside a transaction. */
  statement(): void {
    this.queriesTotal += 1;
  }

  /** A statement that is a transaction of its own. */
  autocommitted(text: string): void {
    this.queriesTotal += 1;
    if (this.#isWrite(text)) this.commitsTotal += 1;
  }

  committed(): void {
    this.queriesTotal += 1;
    this.commitsTotal += 1;
  }

  #isWrite(text: string): boolean {
    const known = this.#writes.get(text);
    if (known !== undefined) return known;
    const write = /\b(insert|update|delete|merge|truncate|notify|pg_notify)\b/i.test(text);
    // Statements are few and constant; one that is built from text must not fill the memory.
    if (this.#writes.size < MOST_REMEMBERED) this.#writes.set(text, write);
    return write;
  }
}

const MOST_REMEMBERED = 500;
