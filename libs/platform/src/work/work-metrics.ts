import { Gauge } from 'prom-client';
import type { Clock } from '../clock/clock.ts';
import { LATE, within } from '../clock/within.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { DEPTHS, MOST_COUNTED } from './work.statements.ts';

interface Depth {
  readonly queue: string;
  readonly due: number;
  readonly oldest_seconds: number | null;
}

export interface WorkMetricsOptions {
  readonly system: Pick<SystemDatabase, 'query'>;
  readonly clock: Clock;
  /** Scrapes closer to each other are given the same figures. */
  readonly keepMs?: number;
  /** A database that does not answer must not keep the other metrics from who asks. */
  readonly patienceMs?: number;
}

/** How deep each queue is, over all processes: looked up when somebody asks, by one statement for both figures. */
export function collectWorkMetrics(metrics: Metrics, options: WorkMetricsOptions): void {
  const depths = new WorkDepths(options);
  const gauge = (name: string, help: string, value: (depth: Depth) => number): Gauge<'queue'> =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers: [metrics.registry],
      async collect() {
        const found = await depths.latest();
        this.reset();
        for (const depth of found) this.set({ queue: depth.queue }, value(depth));
      },
    });
  gauge(
    'patchbay_work_due',
    `Work that is due and not taken up, of all processes; counted up to ${MOST_COUNTED}.`,
    ({ due }) => due,
  );
  gauge(
    'patchbay_work_oldest_due_seconds',
    'How long the oldest of it has been due; 0: nothing is.',
    ({ oldest_seconds: age }) => age ?? 0,
  );
}

class WorkDepths {
  /** Queues seen before: those without lanes are empty, which is worth a figure. */
  private readonly queues = new Set<string>();
  private found: Promise<readonly Depth[]> | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: WorkMetricsOptions) {}

  latest(): Promise<readonly Depth[]> {
    const now = this.options.clock.monotonicMs();
    if (this.found === undefined || now - this.askedAt >= (this.options.keepMs ?? 5_000)) {
      this.askedAt = now;
      this.found = this.read();
    }
    return this.found;
  }

  /** Nothing where the database gives no answer: an old figure would look like a good one. */
  private async read(): Promise<readonly Depth[]> {
    const rows = this.options.system.query<Depth>(DEPTHS).catch(() => null);
    const found = await within(this.options.patienceMs ?? 2_000, rows);
    if (found === null || found === LATE) return [];
    for (const { queue } of found) this.queues.add(queue);
    const byQueue = new Map(found.map((depth) => [depth.queue, depth]));
    return [...this.queues].map((queue) => byQueue.get(queue) ?? { queue, due: 0, oldest_seconds: null });
  }
}
