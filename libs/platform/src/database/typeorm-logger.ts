import type { Logger } from 'typeorm';
import { QueryCounter } from './query-counter.ts';

/** Counts what TypeORM sends and says nothing: statements and their values do not belong into a log. */
export class CountingLogger implements Logger {
  readonly #counter: QueryCounter;

  constructor(counter = new QueryCounter()) {
    this.#counter = counter;
  }

  logQuery(): void {
    this.#counter.statement();
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
