import { PatchbayError } from '../errors/patchbay.error.ts';
import { isConnectionLost } from './database.errors.ts';

export interface GroupWriterOptions<Row, Result> {
  /** For error messages. */
  readonly name: string;
  /** Most rows of one statement. */
  readonly maxBatch: number;
  /** One transaction for all rows; answers one result per row, in their order. */
  readonly write: (rows: readonly Row[]) => Promise<readonly Result[]>;
}

interface Waiting<Row, Result> {
  readonly row: Row;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit for hot inserts: a row is written at once when nothing is in flight, and rows that come meanwhile are
 * gathered into the next statement. A batch that fails is repeated row by row, so that a bad row fails alone, unless
 * the connection was lost: then nobody knows whether the batch is stored, and every row's caller is told so.
 */
export class GroupWriter<Row, Result> {
  readonly #options: GroupWriterOptions<Row, Result>;
  #waiting: Waiting<Row, Result>[] = [];
  #flight: Promise<void> | null = null;

  constructor(options: GroupWriterOptions<Row, Result>) {
    this.#options = options;
  }

  /** Resolves once the row is committed. */
  add(row: Row): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#flight ??= this.#fly();
    });
  }

  /** Resolves once everything added so far, or while draining, is committed or has failed. */
  async drain(): Promise<void> {
    while (this.#flight !== null) await this.#flight;
  }

  async #fly(): Promise<void> {
    // Lets the callers of this very moment board the first batch; costs no time.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#options.maxBatch);
      await this.#write(batch);
    }
    this.#flight = null;
  }

  async #write(batch: readonly Waiting<Row, Result>[]): Promise<void> {
    try {
      const results = await this.#results(batch);
      batch.forEach((waiting, index) => waiting.resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1 || !isBadRow(error)) for (const waiting of batch) waiting.reject(error);
      else for (const waiting of batch) await this.#write([waiting]);
    }
  }

  async #results(batch: readonly Waiting<Row, Result>[]): Promise<readonly Result[]> {
    const results = await this.#options.write(batch.map((waiting) => waiting.row));
    if (results.length === batch.length) return results;
    // The rows are committed by now: this is a mistake in `write`, and repeating them would store them twice.
    throw new WrongResultsError(this.#options.name, batch.length, results.length);
  }
}

/** Whether a batch was surely rolled back, perhaps on account of one of its rows. */
export function isBadRow(error: unknown): boolean {
  // A PatchbayError here is a lost connection, a time-out or the writer's own decision about the whole batch.
  return !(error instanceof PatchbayError) && !(error instanceof WrongResultsError) && !isConnectionLost(error);
}

class WrongResultsError extends Error {
  constructor(name: string, rows: number, results: number) {
    super(
      `Group writer "${name}" got ${results} results for ${rows} rows; its write function must answer one per row.`,
    );
  }
}
