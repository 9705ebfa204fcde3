import { Injectable } from '@nestjs/common';
import { firstIdAt, type TransactionContext } from '@patchbay/platform';
import { FAILURE_CLASSES } from './failure-classes.ts';
import type { AttemptSummary, OperationCount } from './operation-statistics.ts';

/** Which operations are counted; `to` null: up to the newest. */
export interface StatisticsFilter {
  readonly capability?: string | undefined;
  readonly integration_id?: string | undefined;
  readonly provider?: string | undefined;
  readonly app?: string | undefined;
  readonly environment?: string | undefined;
  readonly from: Date;
  readonly to: Date | null;
}

const FAILURES = FAILURE_CLASSES.map(
  (name) =>
    `count(*) FILTER (WHERE a.outcome <> 'delivered' AND coalesce(a.failure_class, 'unknown') = '${name}')::int AS "${name}"`,
).join(', ');

/**
 * What statistics read: one range of each table's primary key, since ids tell the time; so no index is there for them, and
 * the hot path pays nothing.
 */
@Injectable()
export class OperationStatisticsRepository {
  async operations(ctx: TransactionContext, filter: StatisticsFilter): Promise<OperationCount[]> {
    const sql = new Where(ctx.tenantId, filter);
    const where = [...sql.range('o.tenant_id', 'o.id'), ...sql.traits(), ...sql.connection('o')].join(' AND ');
    return ctx.tx.query<OperationCount>(
      `SELECT o.capability, o.integration_id, o.provider, o.status, count(*)::int AS count FROM operations o
       WHERE ${where} GROUP BY o.capability, o.integration_id, o.provider, o.status`,
      sql.values,
    );
  }

  /** The attempts of those operations, in all, by capability, by connection and by both. */
  async attempts(ctx: TransactionContext, filter: StatisticsFilter): Promise<AttemptSummary[]> {
    const sql = new Where(ctx.tenantId, filter);
    const range = [...sql.range('o.tenant_id', 'o.id'), ...sql.range('a.tenant_id', 'a.operation_id')];
    const where = [...range, ...sql.traits(), ...sql.connection('a')].join(' AND ');
    return ctx.tx.query<AttemptSummary>(
      `SELECT o.capability, a.integration_id, a.provider, count(*)::int AS attempts, ${FAILURES},
         percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY a.latency_ms) AS latency
       FROM operation_attempts a JOIN operations o ON o.tenant_id = a.tenant_id AND o.id = a.operation_id
       WHERE ${where}
       GROUP BY GROUPING SETS ((), (o.capability), (a.integration_id, a.provider),
         (o.capability, a.integration_id, a.provider))`,
      sql.values,
    );
  }
}

/** The conditions of one statement; the same value asked for twice is one parameter. */
class Where {
  readonly values: unknown[] = [];

  constructor(
    readonly tenantId: string,
    readonly filter: StatisticsFilter,
  ) {}

  range(tenant: string, id: string): string[] {
    const { from, to } = this.filter;
    const lower = [`${tenant} = ${this.#value(this.tenantId)}`, `${id} >= ${this.#value(firstIdAt(from))}`];
    return to === null ? lower : [...lower, `${id} < ${this.#value(firstIdAt(to))}`];
  }

  traits(): string[] {
    const { capability, app, environment } = this.filter;
    return this.#equal({ 'o.capability': capability, 'o.app': app, 'o.environment': environment });
  }

  /** Of the operation (where it is now), or of each attempt (where it was made). */
  connection(of: 'o' | 'a'): string[] {
    const { integration_id: connection, provider } = this.filter;
    return this.#equal({ [`${of}.integration_id`]: connection, [`${of}.provider`]: provider });
  }

  #equal(columns: Readonly<Record<string, string | undefined>>): string[] {
    return Object.entries(columns).flatMap(([column, value]) =>
      value === undefined ? [] : [`${column} = ${this.#value(value)}`],
    );
  }

  #value(value: string): string {
    const known = this.values.indexOf(value);
    return `$${known >= 0 ? known + 1 : this.values.push(value)}`;
  }
}
