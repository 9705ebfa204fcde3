import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  csvLine,
  Database,
  DRAIN,
  Lifecycle,
  Metrics,
  rateLimited,
  type Context,
  type FileAnswer,
} from '@patchbay/platform';
import { OperationExportsRepository, type ExportedRecord } from './operation-exports.repository.ts';
import type { ExportFormat } from './operation-filter.dto.ts';
import type { OperationFilter } from './operation-filter.ts';
import { viewOf, type OperationView } from './operation.types.ts';

const BATCH_ROWS = 500;
/** The first batch is small, so that the first bytes come at once. */
const FIRST_BATCH_ROWS = 50;
/** Each holds about one batch in memory for as long as its reader takes. */
const MOST_AT_ONCE = 8;

const COLUMNS = [
  ...['id', 'capability', 'status', 'input', 'result', 'error', 'vendor_status', 'provider', 'integration_id', 'app'],
  ...['environment', 'idempotency_key', 'metadata', 'attempts_count', 'next_retry_at', 'created_at', 'updated_at'],
  'completed_at',
] as (keyof OperationView)[];

interface Format {
  readonly type: string;
  readonly header: string;
  readonly line: (view: OperationView) => string;
}

const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    header: csvLine(COLUMNS),
    line: (view) => csvLine(COLUMNS.map((column) => view[column])),
  },
  jsonl: {
    type: 'application/x-ndjson; charset=utf-8',
    header: '',
    line: (view) => `${JSON.stringify(view)}\n`,
  },
};

/** Operations as a file of any length, in the memory of one batch: each is read when the one before has been taken. */
@Injectable()
export class OperationExports {
  readonly #running = new Set<AbortController>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OperationExportsRepository) private readonly repository: OperationExportsRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Lifecycle) lifecycle: Lifecycle,
  ) {
    // A slow reader would hold up the stop; what it has got so far ends visibly unfinished.
    lifecycle.onDrain(DRAIN.http, 'exports', () => this.#running.forEach((each) => each.abort()));
  }

  /** Newest first. Nothing is read before the first chunk is asked for. */
  file(ctx: Context, filter: OperationFilter, format: ExportFormat): FileAnswer {
    const stop = new AbortController();
    const day = this.clock.now().toISOString().slice(0, 10);
    return {
      name: `operations-${day}.${format}`,
      type: FORMATS[format].type,
      chunks: this.#chunks(ctx, filter, FORMATS[format], stop),
      signal: stop.signal,
    };
  }

  async *#chunks(
    ctx: Context,
    filter: OperationFilter,
    format: Format,
    stop: AbortController,
  ): AsyncGenerator<string, void, undefined> {
    if (this.#running.size >= MOST_AT_ONCE) {
      throw rateLimited(5, `${MOST_AT_ONCE} exports are under way in this process; try again when one has ended.`);
    }
    this.#running.add(stop);
    this.#gauge.set(this.#running.size);
    try {
      let header = format.header;
      for await (const batch of this.#batches(ctx, filter)) {
        yield header + batch.map((record) => format.line(viewOf(record, record.result_redacted))).join('');
        header = '';
        this.#exported.inc(batch.length);
      }
      if (header !== '') yield header;
    } finally {
      this.#running.delete(stop);
      this.#gauge.set(this.#running.size);
    }
  }

  async *#batches(ctx: Context, filter: OperationFilter): AsyncGenerator<ExportedRecord[], void, undefined> {
    let limit = FIRST_BATCH_ROWS;
    let batch = await this.#batch(ctx, filter, null, limit);
    for (let last = batch.at(-1); last !== undefined; last = batch.at(-1)) {
      yield batch;
      // A batch that was cut short holds large payloads: do not make the database look at 500 of them each time.
      limit = Math.min(BATCH_ROWS, batch.length * 2);
      batch = await this.#batch(ctx, filter, last.id, limit);
    }
  }

  /** A transaction of its own: none is open while a reader takes its time. */
  #batch(ctx: Context, filter: OperationFilter, before: string | null, limit: number): Promise<ExportedRecord[]> {
    return this.database.inTransaction(ctx, (tx) => this.repository.batch(tx, filter, before, limit));
  }

  get #gauge() {
    return this.metrics.gauge('patchbay_operation_exports_running', 'Exports of operations under way.');
  }

  get #exported() {
    return this.metrics.counter('patchbay_operations_exported_total', 'Operations written into exports.');
  }
}
