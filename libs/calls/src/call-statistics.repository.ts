import { Inject, Injectable } from '@nestjs/common';
import { Database, firstIdAt, type Context } from '@patchbay/platform';

/** One hour of a connection's calls; hours without calls have no row. */
export interface CallHour {
  /** Its beginning. */
  readonly at: Date;
  readonly calls: number;
  readonly failed: number;
  /** Median of those the vendor answered; null: none was. */
  readonly latency_p50_ms: number | null;
  readonly latency_p95_ms: number | null;
}

export interface CountedCalls {
  readonly hours: readonly CallHour[];
  /** The newest calls alone were counted, for there are more than a page should wait for. */
  readonly truncated: boolean;
}

/** The most calls one answer counts: about a tenth of a second. */
const MOST_CALLS = 100_000;

/**
 * Reads one range of the primary key, since ids tell the time; a row counts in the hour it was recorded. Verifications and
 * probes are calls like others.
 */
@Injectable()
export class CallStatistics {
  constructor(@Inject(Database) private readonly database: Database) {}

  async byHour(ctx: Context, connectionId: string, from: Date, most = MOST_CALLS): Promise<CountedCalls> {
    const hours = await this.database.inTransaction(ctx, ({ tx }) =>
      tx.query<CallHour>(
        `SELECT date_trunc('hour', created_at) AS at, count(*)::int AS calls,
           (count(*) FILTER (WHERE outcome <> 'succeeded'))::int AS failed,
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE status IS NOT NULL))::int
             AS latency_p50_ms,
           round(percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE status IS NOT NULL))::int
             AS latency_p95_ms
         FROM (
           SELECT created_at, outcome, latency_ms, status FROM vendor_calls
           WHERE tenant_id = $1 AND connection_id = $2 AND id >= $3 AND created_at >= $4 ORDER BY id DESC LIMIT $5
         ) calls GROUP BY 1 ORDER BY 1`,
        [ctx.tenantId, connectionId, firstIdAt(from), from, most],
      ),
    );
    const counted = hours.reduce((sum, { calls }) => sum + calls, 0);
    return { hours, truncated: counted >= most };
  }
}
