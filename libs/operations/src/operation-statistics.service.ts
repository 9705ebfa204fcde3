import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  rateLimited,
  sqlState,
  unavailable,
  validationFailed,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { OperationStatisticsDto, OperationStatisticsQuery } from './operation-statistics.dto.ts';
import { OperationStatisticsRepository, type StatisticsFilter } from './operation-statistics.repository.ts';
import { statisticsOf } from './operation-statistics.ts';

const HOUR_MS = 3_600_000;
const DEFAULT_SPAN_MS = 24 * HOUR_MS;
const MAX_SPAN_DAYS = 31;
/** Counting a busy month takes seconds; longer than this a person does not wait, and a connection is not lent. */
const PATIENCE_MS = 10_000;
/** Of the pool's ten connections; the rest are for requests that take milliseconds. */
const MOST_AT_ONCE = 4;
const MOST_WAITING = 50;
const QUERY_CANCELED = '57014';

/** Counts of operations and latency of their attempts, made when they are asked for. */
@Injectable()
export class OperationStatistics {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OperationStatisticsRepository) private readonly repository: OperationStatisticsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Each statement may take `patienceMs`; who asks for too much is told so. */
  async of(ctx: Context, query: OperationStatisticsQuery, patienceMs = PATIENCE_MS): Promise<OperationStatisticsDto> {
    const now = this.clock.now();
    const filter = filterOf(query, now);
    await this.#turn();
    try {
      const counted = await this.database.inTransaction(ctx, (tx) => this.count(tx, filter, patienceMs));
      return { from: filter.from.toISOString(), to: (filter.to ?? now).toISOString(), ...counted };
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < MOST_AT_ONCE) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) {
      throw rateLimited(1, 'Too many statistics are being counted; try again shortly.');
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  private async count(
    ctx: TransactionContext,
    filter: StatisticsFilter,
    patienceMs: number,
  ): Promise<ReturnType<typeof statisticsOf>> {
    try {
      await ctx.tx.query(`SELECT set_config('statement_timeout', $1, true)`, [String(patienceMs)]);
      const operations = await this.repository.operations(ctx, filter);
      return statisticsOf(operations, await this.repository.attempts(ctx, filter));
    } catch (error) {
      if (sqlState(error) !== QUERY_CANCELED) throw error;
      throw unavailable('These statistics take too long to count; ask for a shorter time or add a filter.', error);
    }
  }
}

/** The last 24 hours unless told otherwise; throws when the time is none, or longer than 31 days. */
function filterOf(query: OperationStatisticsQuery, now: Date): StatisticsFilter {
  const { from: start, to: end, ...traits } = query;
  const to = end === undefined ? null : new Date(end);
  const until = to ?? now;
  const from = start === undefined ? new Date(until.getTime() - DEFAULT_SPAN_MS) : new Date(start);
  if (from >= until)
    throw validationFailed({ from: ['Give a time before `to`, which is now unless you say otherwise.'] });
  if (until.getTime() - from.getTime() > MAX_SPAN_DAYS * 24 * HOUR_MS) {
    throw validationFailed({ from: [`Give a time at most ${MAX_SPAN_DAYS} days before \`to\`.`] });
  }
  return { ...traits, from, to };
}
