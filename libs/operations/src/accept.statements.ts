import type { PermitGrant, PermitRequest } from '@patchbay/calls';
import { RowSet } from './row-set.ts';
import type { Environment, OperationMode } from './operation.types.ts';

/** The queue of operations; its lanes are connections. */
export const OPERATIONS_QUEUE = 'operations';
/** The scope of an operation's idempotency key. */
const ROUTE = 'POST /api/v1/operations';

/** An operation about to be stored. JSON columns are given as text. */
export interface NewOperation {
  readonly tenantId: string;
  readonly id: string;
  readonly capability: string;
  readonly capabilityVersion: number;
  readonly environment: Environment;
  readonly integrationId: string;
  /** The version of the connection the decision was made on: the fence. */
  readonly connectionVersion: number;
  readonly provider: string;
  readonly pinned: boolean;
  readonly duplicateSafe: boolean;
  readonly mode: OperationMode;
  readonly status: 'in_progress' | 'pending' | 'paused' | 'retrying';
  readonly app: string | null;
  readonly idempotencyKey: string | null;
  readonly fingerprint: Buffer | null;
  readonly inputRedacted: string;
  readonly inputSealed: Buffer | null;
  readonly metadata: string;
  readonly requestId: string;
  readonly createdAt: Date;
  readonly nextRetryAt: Date | null;
  /** Permits of the connection's limiter to take on the way; null: this process holds enough, or there is no limit. */
  readonly permit: PermitRequest | null;
}

const newOperations = new RowSet<NewOperation>([
  { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
  { name: 'id', type: 'text', of: (row) => row.id },
  { name: 'capability', type: 'text', of: (row) => row.capability },
  { name: 'capability_version', type: 'integer', of: (row) => row.capabilityVersion },
  { name: 'environment', type: 'text', of: (row) => row.environment },
  { name: 'integration_id', type: 'text', of: (row) => row.integrationId },
  { name: 'connection_version', type: 'bigint', of: (row) => row.connectionVersion },
  { name: 'provider', type: 'text', of: (row) => row.provider },
  { name: 'pinned', type: 'boolean', of: (row) => row.pinned },
  { name: 'duplicate_safe', type: 'boolean', of: (row) => row.duplicateSafe },
  { name: 'mode', type: 'text', of: (row) => row.mode },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'app', type: 'text', of: (row) => row.app },
  { name: 'idempotency_key', type: 'text', of: (row) => row.idempotencyKey },
  { name: 'fingerprint', type: 'bytea', of: (row) => row.fingerprint },
  { name: 'input_redacted', type: 'jsonb', of: (row) => row.inputRedacted },
  { name: 'input_sealed', type: 'bytea', of: (row) => row.inputSealed },
  { name: 'input_sealed_for', type: 'text', of: (row) => (row.inputSealed === null ? null : row.integrationId) },
  { name: 'metadata', type: 'jsonb', of: (row) => row.metadata },
  { name: 'request_id', type: 'text', of: (row) => row.requestId },
  { name: 'created_at', type: 'timestamptz', of: (row) => row.createdAt },
  { name: 'next_retry_at', type: 'timestamptz', of: (row) => row.nextRetryAt },
]);

const STORED_COLUMNS = `tenant_id, id, capability, capability_version, environment, integration_id, provider, pinned,
  duplicate_safe, mode, status, app, idempotency_key, input_redacted, input_sealed, input_sealed_for, metadata, request_id, created_at,
  next_retry_at`;

/**
 * Said so that no partial index of connections is implied: on a small table the planner would read such an index from end
 * to end rather than look the key up, and keep doing so as the table grows.
 */
export const NOT_DELETED = `coalesce(c.deleted_at, 'infinity') = 'infinity'`;

/**
 * Stores what is fit to be stored: `live` is the fence (the connection as the decision saw it), `keyed` the idempotency key.
 * An expired key is taken over; one that is in use leaves its operation out.
 */
function acceptance(live: string, more: string, answers = ''): string {
  return `WITH live AS (
    SELECT input.* FROM ${newOperations.source}
    JOIN connections c ON c.tenant_id = input.tenant_id AND c.id = input.integration_id
    WHERE ${NOT_DELETED} ${live}
  ), keyed AS (
    INSERT INTO idempotency_keys AS k (tenant_id, route, key, fingerprint, operation_id)
    SELECT tenant_id, '${ROUTE}', idempotency_key, fingerprint, id FROM live WHERE idempotency_key IS NOT NULL
    ORDER BY tenant_id, idempotency_key
    ON CONFLICT (tenant_id, route, key) DO UPDATE SET fingerprint = excluded.fingerprint,
      operation_id = excluded.operation_id, created_at = now(), expires_at = now() + interval '24 hours'
      WHERE k.expires_at < now()
    RETURNING operation_id
  ), accepted AS (
    SELECT * FROM live WHERE idempotency_key IS NULL OR id IN (SELECT operation_id FROM keyed)
  ), stored AS (
    INSERT INTO operations (${STORED_COLUMNS}, updated_at) SELECT ${STORED_COLUMNS}, created_at FROM accepted
  )${more}
  SELECT live.id, accepted.id IS NOT NULL AS stored${answers} FROM live LEFT JOIN accepted ON accepted.id = live.id`;
}

/** What became of a row: stored; or its connection is not as it was; or its idempotency key is in use. */
export type Acceptance = 'stored' | 'stale' | 'repeated';
export interface AcceptanceRow {
  readonly id: string;
  readonly stored: boolean;
}

const CLAIMED = `, claimed AS (
      INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch)
      SELECT '${OPERATIONS_QUEUE}', tenant_id, integration_id, id,
        now() + $${newOperations.next + 1}::integer * interval '1 millisecond', $${newOperations.next}, 1 FROM accepted
    )`;
const FENCE = `AND c.status = 'active' AND c.version = input.connection_version`;

const permits = new RowSet<PermitRequest>(
  [
    { name: 'tenant_id', type: 'text', of: (row) => row.tenantId },
    { name: 'connection_id', type: 'text', of: (row) => row.connectionId },
    { name: 'name', type: 'text', of: (row) => row.name },
    { name: 'max', type: 'integer', of: (row) => row.limit },
    { name: 'window_ms', type: 'bigint', of: (row) => row.windowMs },
    { name: 'slots', type: 'integer', of: (row) => row.slots },
    { name: 'block', type: 'integer', of: (row) => row.block },
  ],
  { alias: 'wanted', first: newOperations.next + 2 },
);

/** First statement of a synchronous operation: stored in progress and already claimed by this process. */
export const ACCEPT_STARTED = {
  name: 'operations-accept-started',
  text: acceptance(FENCE, CLAIMED),
  values: (rows: readonly NewOperation[], owner: string, leaseMs: number): unknown[] => [
    ...newOperations.values(rows),
    owner,
    leaseMs,
  ],
};

/** What `ACCEPT_LIMITED` answers besides: one row per request for permits. */
export interface GrantRow {
  readonly id: null;
  readonly stored: null;
  readonly grant: PermitGrant & { readonly connection_id: string };
}

/** The same, taking a block of permits for the limiter on the way; window rows are locked in the order of their ids. */
export const ACCEPT_LIMITED = {
  name: 'operations-accept-limited',
  text: `${acceptance(
    FENCE,
    `${CLAIMED}, granted AS (
      SELECT wanted.connection_id, taken.granted, taken.valid_ms, taken.wait_ms
      FROM (SELECT * FROM ${permits.source} ORDER BY connection_id) wanted
      CROSS JOIN LATERAL patchbay_take_permits(wanted.tenant_id, wanted.connection_id, wanted.name, wanted.max,
        wanted.window_ms, wanted.slots, wanted.block) taken
    )`,
    ', NULL::jsonb AS "grant"',
  )}
  UNION ALL SELECT NULL, NULL, to_jsonb(granted.*) FROM granted`,
  values: (
    rows: readonly NewOperation[],
    owner: string,
    leaseMs: number,
    wanted: readonly PermitRequest[],
  ): unknown[] => [...ACCEPT_STARTED.values(rows, owner, leaseMs), ...permits.values(wanted)],
};

/** First statement of an asynchronous operation; its work is enqueued in the same transaction. */
export const ACCEPT_QUEUED = {
  name: 'operations-accept-queued',
  text: acceptance('', ''),
  values: (rows: readonly NewOperation[]): unknown[] => newOperations.values(rows),
};
