import { Counter } from 'prom-client';
import type { Metrics } from '../telemetry/metrics.ts';
import type { OpenedDatabase } from './open-database.ts';

/** Statements and commits of this process by database role: what an operation costs, and that an idle hub is idle. */
export function collectDatabaseMetrics(metrics: Metrics, opened: OpenedDatabase): void {
  const counters = { request: opened.database.counter, system: opened.system.counter };
  const collect = (name: string, help: string, count: 'queriesTotal' | 'commitsTotal'): Counter<'role'> =>
    new Counter({
      name,
      help,
      labelNames: ['role'],
      registers: [metrics.registry],
      collect() {
        this.reset();
        for (const [role, counter] of Object.entries(counters)) this.inc({ role }, counter[count]);
      },
    });
  collect('patchbay_database_statements_total', 'Statements sent to Postgres.', 'queriesTotal');
  collect(
    'patchbay_database_commits_total',
    'Transactions committed that could have changed something.',
    'commitsTotal',
  );
}
