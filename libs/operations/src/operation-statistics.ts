import { FAILURE_CLASSES, type FailureCounts } from './failure-classes.ts';
import { OPERATION_STATUSES, type OperationStatus } from './operation-status.ts';
import type {
  CapabilityConnectionCountsDto,
  CapabilityCountsDto,
  ConnectionCountsDto,
  OperationCountsDto,
} from './operation-statistics.dto.ts';

/** How many operations of one kind there are. */
export interface OperationCount {
  readonly capability: string;
  readonly integration_id: string | null;
  readonly provider: string | null;
  readonly status: OperationStatus;
  readonly count: number;
}

/** What attempts of one kind came to; null stands for "of all". */
export interface AttemptSummary extends FailureCounts {
  readonly capability: string | null;
  readonly integration_id: string | null;
  readonly provider: string | null;
  readonly attempts: number;
  /** p50, p95, p99; null when nothing was measured. */
  readonly latency: readonly [number, number, number] | null;
}

/** The counts of a time, without the time. */
export interface Statistics {
  readonly by_status: Record<OperationStatus, number>;
  readonly total: OperationCountsDto;
  readonly by_capability: CapabilityCountsDto[];
  readonly by_connection: ConnectionCountsDto[];
  readonly by_capability_and_connection: CapabilityConnectionCountsDto[];
}

interface Group {
  readonly capability: string | null;
  readonly integration_id: string | null;
  readonly provider: string | null;
  readonly counts: OperationCountsDto;
}

/** Puts together what was counted of operations and of their attempts: each group there is in either. */
export function statisticsOf(operations: readonly OperationCount[], attempts: readonly AttemptSummary[]): Statistics {
  const groups = new Groups();
  const byStatus = Object.fromEntries(OPERATION_STATUSES.map((status) => [status, 0])) as Statistics['by_status'];
  for (const row of operations) {
    byStatus[row.status] += row.count;
    groups.addOperations(row);
  }
  for (const row of attempts) groups.addAttempts(row);
  return { by_status: byStatus, ...groups.rolledUp() };
}

class Groups {
  readonly #groups = new Map<string, Group>();

  addOperations({ capability, integration_id: connection, provider, status, count }: OperationCount): void {
    const rollUps = [this.#of(null, null, null), this.#of(capability, null, null)];
    // Some wait for a connection and have none yet.
    if (connection !== null) {
      rollUps.push(this.#of(null, connection, provider), this.#of(capability, connection, provider));
    }
    for (const counts of rollUps) {
      counts.operations += count;
      if (status === 'delivered' || status === 'exhausted') counts[status] += count;
    }
  }

  addAttempts(row: AttemptSummary): void {
    const counts = this.#of(row.capability, row.integration_id, row.provider);
    counts.attempts = row.attempts;
    for (const name of FAILURE_CLASSES) counts.failures[name] = row[name];
    const [p50, p95, p99] = (row.latency ?? [null, null, null]).map((ms) => ms && Math.round(ms * 10) / 10);
    counts.latency_ms = { p50: p50 ?? null, p95: p95 ?? null, p99: p99 ?? null };
  }

  rolledUp(): Omit<Statistics, 'by_status'> {
    const total = this.#of(null, null, null);
    const by: Omit<Statistics, 'by_status'> = {
      ...{ total, by_capability: [], by_connection: [], by_capability_and_connection: [] },
    };
    for (const { capability, integration_id: connection, provider, counts } of this.#ordered()) {
      const at = { integration_id: connection ?? '', provider: provider ?? '' };
      if (capability !== null && connection !== null) {
        by.by_capability_and_connection.push({ capability, ...at, ...counts });
      } else if (capability !== null) by.by_capability.push({ capability, ...counts });
      else if (connection !== null) by.by_connection.push({ ...at, ...counts });
    }
    return by;
  }

  /** The busiest first. */
  #ordered(): Group[] {
    return [...this.#groups.values()].sort((a, b) => b.counts.operations - a.counts.operations);
  }

  #of(capability: string | null, connection: string | null, provider: string | null): OperationCountsDto {
    const name = JSON.stringify([capability, connection]);
    const known = this.#groups.get(name);
    if (known !== undefined) return known.counts;
    const counts: OperationCountsDto = {
      ...{ operations: 0, delivered: 0, exhausted: 0, attempts: 0 },
      failures: { upstream: 0, throttle: 0, auth: 0, client: 0, unknown: 0 },
      latency_ms: { p50: null, p95: null, p99: null },
    };
    this.#groups.set(name, { capability, integration_id: connection, provider, counts });
    return counts;
  }
}
