import { OPERATIONS_QUEUE } from '@patchbay/access';
import { FENCE } from './accept.statements.ts';
import type { OperationError } from './next-step.ts';
import { mayPrecede } from './operation-status.ts';
import type { AttemptRecord } from './operation.types.ts';
import { RowSet, type Column } from './row-set.ts';

/** The end of one try, written with what follows from it. */
export interface FinishedTry {
  readonly tenantId: string;
  readonly operationId: string;
  readonly epoch: number;
  readonly status: 'delivered' | 'exhausted';
  /** JSON text. */
  readonly resultRedacted: string | null;
  readonly resultSealed: Buffer | null;
  readonly error: OperationError | null;
  readonly vendorStatus: string | null;
  readonly tries: number;
  readonly eventId: string;
  /** JSON text of the domain event. */
  readonly event: string;
  readonly attempt: AttemptRecord;
}

/** How an attempt is handed to a statement; names that its other columns have, too, are set apart. */
const attemptColumns = <Row>(of: (row: Row) => AttemptRecord | null): Column<Row>[] => [
  { name: 'attempt_id', type: 'text', of: (row) => of(row)?.id ?? null },
  { name: 'number', type: 'integer', of: (row) => of(row)?.number ?? null },
  { name: 'attempted_at', type: 'text', of: (row) => of(row)?.integration_id ?? null },
  { name: 'attempted_by', type: 'text', of: (row) => of(row)?.provider ?? null },
  { name: 'outcome', type: 'text', of: (row) => of(row)?.outcome ?? null },
  { name: 'http_status', type: 'integer', of: (row) => of(row)?.status ?? null },
  { name: 'failure_class', type: 'text', of: (row) => of(row)?.failure_class ?? null },
  { name: 'attempt_error', type: 'jsonb', of: (row) => jsonOrNull(of(row)?.error ?? null) },
  { name: 'latency_ms', type: 'integer', of: (row) => of(row)?.latency_ms ?? null },
  { name: 'vendor_request_id', type: 'text', of: (row) => of(row)?.vendor_request_id ?? null },
  { name: 'started_at', type: 'timestamptz', of: (row) => of(row)?.started_at ?? null },
  { name: 'completed_at', type: 'timestamptz', of: (row) => of(row)?.completed_at ?? null },
];

/** Writes the attempt of each row of the columns above. */
const INSERT_ATTEMPTS = `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider,
      outcome, status, failure_class, error, latency_ms, vendor_request_id, started_at, completed_at)
    SELECT input.tenant_id, input.id, attempt_id, number, attempted_at, attempted_by, outcome, http_status, failure_class,
      attempt_error, latency_ms, vendor_request_id, started_at, completed_at`;

const finished = new RowSet<FinishedTry>([
  { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
  { name: 'id', type: 'text', of: (row) => row.operationId },
  { name: 'epoch', type: 'integer', of: (row) => row.epoch },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'result_redacted', type: 'jsonb', of: (row) => row.resultRedacted },
  { name: 'result_sealed', type: 'bytea', of: (row) => row.resultSealed },
  { name: 'error', type: 'jsonb', of: (row) => jsonOrNull(row.error) },
  { name: 'vendor_status', type: 'text', of: (row) => row.vendorStatus },
  { name: 'tries', type: 'integer', of: (row) => row.tries },
  { name: 'event_id', type: 'text', of: (row) => row.eventId },
  { name: 'event', type: 'jsonb', of: (row) => row.event },
  ...attemptColumns<FinishedTry>((row) => row.attempt),
]);

/**
 * Last statement of an operation: only who still holds the claim may finish it. A delivered operation forgets its sealed
 * input, which nothing will need again. The coalesce keeps the planner from the index of claimed work, which at thousands
 * a second is mostly dead entries. The bounds on id ($owner + 1, + 2) let the planner leave other partitions alone.
 */
export const FINISH = {
  name: 'operations-finish',
  text: `WITH input AS MATERIALIZED (SELECT * FROM ${finished.source}), released AS (
    DELETE FROM work w USING input
    WHERE w.queue = '${OPERATIONS_QUEUE}' AND w.tenant_id = input.tenant_id AND w.id = input.id
      AND coalesce(w.claim_owner, '') = $${finished.next} AND w.claim_epoch = input.epoch
    RETURNING w.id, CASE WHEN w.counted THEN json_build_array(w.tenant_id, w.lane) END AS room_in
  ), mine AS (SELECT input.* FROM input JOIN released ON released.id = input.id
  ), updated AS (
    UPDATE operations o SET status = mine.status, result_redacted = mine.result_redacted,
      result_sealed = mine.result_sealed, error = mine.error, vendor_status = mine.vendor_status, tries = mine.tries,
      attempts_count = greatest(mine.number, o.attempts_count + 1), next_retry_at = NULL, updated_at = mine.completed_at,
      completed_at = mine.completed_at, bound = o.bound OR mine.outcome = 'unknown',
      input_sealed = CASE WHEN mine.status = 'delivered' THEN NULL ELSE o.input_sealed END
    FROM mine WHERE o.tenant_id = mine.tenant_id AND o.id = mine.id
      AND o.id BETWEEN $${finished.next + 1} AND $${finished.next + 2}
  ), attempts AS (
    ${INSERT_ATTEMPTS} FROM mine AS input
  ), announced AS (
    INSERT INTO outbox (id, tenant_id, type, subject_id, data)
    SELECT event_id, tenant_id, 'operation.' || status, id, event FROM mine
  )
  SELECT id, room_in FROM released`,
  values: (rows: readonly FinishedTry[], owner: string): unknown[] => {
    const ids = rows.map((row) => row.operationId).sort();
    return [...finished.values(rows), owner, ids[0], ids.at(-1)];
  },
};

/** An operation whose claim this process holds goes to a vendor: committed before the vendor is asked. */
export interface StartedTry {
  readonly tenantId: string;
  readonly operationId: string;
  readonly epoch: number;
  readonly integrationId: string;
  readonly connectionVersion: number;
  readonly provider: string;
}

/** One that follows another at once: that one is written down with it, for else a process killed in between takes it along. */
export interface FollowingTry extends StartedTry {
  readonly last: LastTry;
}

export interface LastTry {
  readonly attempt: AttemptRecord;
  /** Spent so far. */
  readonly tries: number;
  /** From here on it belongs to its connection, since a try there may have acted. */
  readonly bound: boolean;
}

const startedColumns: readonly Column<StartedTry>[] = [
  { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
  { name: 'id', type: 'text', of: (row) => row.operationId },
  { name: 'epoch', type: 'integer', of: (row) => row.epoch },
  { name: 'integration_id', type: 'text', of: (row) => row.integrationId },
  { name: 'connection_version', type: 'bigint', of: (row) => row.connectionVersion },
  { name: 'provider', type: 'text', of: (row) => row.provider },
];

const started = new RowSet<StartedTry>(startedColumns);

type MaybeFollowing = StartedTry & { readonly last: LastTry | null };

/** With the try before, if there was one. */
export const following = new RowSet<MaybeFollowing>([
  ...startedColumns,
  { name: 'tries', type: 'integer', of: ({ last }) => last?.tries ?? null },
  { name: 'bound', type: 'boolean', of: ({ last }) => last?.bound ?? null },
  ...attemptColumns<MaybeFollowing>(({ last }) => last?.attempt ?? null),
]);

/** What the try before leaves on the operation, from a row of `following`. */
export const lastTryOn = (row: string): string =>
  `tries = coalesce(${row}.tries, o.tries), bound = o.bound OR coalesce(${row}.bound, false),
    attempts_count = CASE WHEN ${row}.attempt_id IS NULL THEN o.attempts_count
      ELSE greatest(${row}.number, o.attempts_count + 1) END`;

/** Writes it down for each operation of `begun`, from a row of `following`. */
export const insertLastTry = (rows: string): string =>
  `${INSERT_ATTEMPTS} FROM ${rows} AS input JOIN begun ON begun.id = input.id WHERE attempt_id IS NOT NULL`;

export const STARTABLE = mayPrecede('in_progress')
  .map((status) => `'${status}'`)
  .join(', ');

/** Fenced by claim, status and connection; the lease runs anew from here. */
const startOf = <Row extends StartedTry>(
  { source, next }: RowSet<Row>,
  { alsoSets = '', then }: { alsoSets?: string; then: string },
): string => `WITH live AS (
    SELECT input.* FROM ${source}
    JOIN connections c ON c.tenant_id = input.tenant_id AND c.id = input.integration_id
    WHERE ${FENCE}
  ), held AS (
    UPDATE work w SET due_at = now() + $${next + 1}::integer * interval '1 millisecond'
    FROM live WHERE w.queue = '${OPERATIONS_QUEUE}' AND w.tenant_id = live.tenant_id AND w.id = live.id
      AND coalesce(w.claim_owner, '') = $${next} AND w.claim_epoch = live.epoch
    RETURNING w.id
  ), begun AS (
    UPDATE operations o SET status = 'in_progress', integration_id = live.integration_id, provider = live.provider,
      next_retry_at = NULL, updated_at = now()${alsoSets}
    FROM live JOIN held ON held.id = live.id
    WHERE o.tenant_id = live.tenant_id AND o.id = live.id AND o.status IN (${STARTABLE})
      AND o.id BETWEEN $${next + 2} AND $${next + 3}
    RETURNING o.id
  )${then}
  SELECT id FROM begun`;

function startValues<Row extends StartedTry>(
  set: RowSet<Row>,
  rows: readonly Row[],
  owner: string,
  leaseMs: number,
): unknown[] {
  const ids = rows.map((row) => row.operationId).sort();
  return [...set.values(rows), owner, leaseMs, ids[0], ids.at(-1)];
}

export const START = {
  name: 'operations-start',
  text: startOf(started, { then: '' }),
  values: (rows: readonly StartedTry[], owner: string, leaseMs: number): unknown[] =>
    startValues(started, rows, owner, leaseMs),
};

/** The same after a try that was made before, in the same statement. */
export const START_NEXT = {
  name: 'operations-start-next',
  text: startOf(following, {
    alsoSets: `, ${lastTryOn('live')}`,
    then: `, attempts AS (\n    ${insertLastTry('live')}\n  )`,
  }),
  values: (rows: readonly FollowingTry[], owner: string, leaseMs: number): unknown[] =>
    startValues(following, rows, owner, leaseMs),
};

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
