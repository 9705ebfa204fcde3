import { OPERATIONS_QUEUE } from '@patchbay/access';
import type { PermitGrant, PermitRequest } from '@patchbay/calls';
import type { Environment } from '@patchbay/provider-kit';
import { RowSet } from './row-set.ts';
import type { OperationMode } from './operation.types.ts';

/** What streams are told to look at again: `operations.changed`. */
export const OPERATIONS_TOPIC = 'operations';
/** Rows of one statement at most. */
export const MAX_BATCH = 128;
/** The scope of an operation's idempotency key. */
export const OPERATIONS_ROUTE = 'POST /api/v1/operations';

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
  readonly status: 'in_progress' | 'pending' | 'paused' | 'retrying' | 'awaiting_approval';
  readonly app: string | null;
  readonly idempotencyKey: string | null;
  readonly fingerprint: Buffer | null;
  readonly inputRedacted: string;
  readonly inputSealed: Buffer | null;
  readonly metadata: string;
  readonly requestId: string;
  readonly createdAt: Date;
  readonly nextRetryAt: Date | null;
  /** It, or its tenant, may have only so many under way: stored in progress only if there is room, else queued. */
  readonly isLimited: boolean;
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

const storedColumns = (status: string): string => `tenant_id, id, capability, capability_version, environment,
  integration_id, provider, pinned, duplicate_safe, mode, ${status}, app, idempotency_key, input_redacted, input_sealed,
  input_sealed_for, metadata, request_id, created_at, next_retry_at`;

/**
 * Said so that no partial index of connections is implied: on a small table the planner would read such an index from end
 * to end rather than look the key up, and keep doing so as the table grows.
 */
const NOT_DELETED = `coalesce(c.deleted_at, 'infinity') = 'infinity'`;
/** The connection `c` serves, and is as whoever decided about the row `input` saw it. */
export const FENCE = `${NOT_DELETED} AND c.status = 'active' AND c.version = input.connection_version`;

interface AcceptanceParts {
  readonly fence: string;
  /** Further steps, each after a comma. */
  readonly then?: string;
  /** Further columns of the answer, each after a comma. */
  readonly answers?: string;
  readonly placing?: typeof AS_ASKED;
}

/**
 * Stores what is fit to be stored: `live` is what the fence lets pass, `keyed` the idempotency key. An expired key is taken
 * over; one that is in use leaves its operation out.
 */
function acceptance({ fence, then = '', answers = '', placing = AS_ASKED }: AcceptanceParts): string {
  const { steps, source, status } = placing;
  return `WITH live AS (
    SELECT input.* FROM ${newOperations.source}
    JOIN connections c ON c.tenant_id = input.tenant_id AND c.id = input.integration_id
    WHERE ${fence}
  ), keyed AS (
    INSERT INTO idempotency_keys AS k (tenant_id, route, key, fingerprint, operation_id)
    SELECT tenant_id, '${OPERATIONS_ROUTE}', idempotency_key, fingerprint, id FROM live WHERE idempotency_key IS NOT NULL
    ORDER BY tenant_id, idempotency_key
    ON CONFLICT (tenant_id, route, key) DO UPDATE SET fingerprint = excluded.fingerprint,
      operation_id = excluded.operation_id, created_at = now(), expires_at = now() + interval '24 hours'
      WHERE k.expires_at < now()
    RETURNING operation_id
  ), accepted AS (
    SELECT * FROM live WHERE idempotency_key IS NULL OR id IN (SELECT operation_id FROM keyed)
  ), ${steps}stored AS (
    INSERT INTO operations (${storedColumns('status')}, updated_at)
    SELECT ${storedColumns(status)}, created_at FROM ${source}
  )${then}
  SELECT live.id, accepted.id IS NOT NULL AS stored${answers} FROM live LEFT JOIN ${source} accepted ON accepted.id = live.id`;
}

/** Stored as the request says: there is room for all. */
const AS_ASKED = { steps: '', source: 'accepted', status: 'status' };

/**
 * Stored in progress as far as the limits of connection and tenant leave room, the rest as pending. The limits stay locked
 * until the commit, so that no other process counts meanwhile. They are locked after the idempotency keys (that is why
 * `keyed` is counted), in the order of tenant and lane: who waits for one never holds the other.
 */
const AS_ROOM_ALLOWS = {
  steps: `rooms AS MATERIALIZED (
    SELECT wanted.tenant_id, wanted.lane, patchbay_claim_room('${OPERATIONS_QUEUE}', wanted.tenant_id, wanted.lane) AS room
    FROM (
      SELECT tenant_id, '' AS lane FROM accepted WHERE (SELECT count(*) FROM keyed) >= 0
      UNION SELECT tenant_id, integration_id FROM accepted
      ORDER BY tenant_id, lane
    ) wanted
  ), placed AS MATERIALIZED (
    SELECT accepted.*, own.room IS NOT NULL OR whole.room IS NOT NULL AS counted,
      row_number() OVER (PARTITION BY accepted.tenant_id, integration_id ORDER BY id) <= coalesce(own.room, ${MAX_BATCH})
      AND row_number() OVER (PARTITION BY accepted.tenant_id ORDER BY id) <= coalesce(whole.room, ${MAX_BATCH}) AS fits
    FROM accepted
    LEFT JOIN rooms own ON own.tenant_id = accepted.tenant_id AND own.lane = accepted.integration_id
    LEFT JOIN rooms whole ON whole.tenant_id = accepted.tenant_id AND whole.lane = ''
  ), `,
  source: 'placed',
  status: `CASE WHEN fits THEN status ELSE 'pending' END`,
};

/** What became of a row: stored; stored to wait its turn; or its connection is not as it was; or its key is in use. */
export type Acceptance = 'stored' | 'queued' | 'stale' | 'repeated';
export interface AcceptanceRow {
  readonly id: string;
  readonly stored: boolean;
  /** `ACCEPT_COUNTED` only: whether there was room for it. */
  readonly fits?: boolean;
}

/** Claims what is stored in progress: `owner` and the milliseconds of its lease follow the rows. */
const claimed = (counted: string, from: string): string => `, claimed AS (
      INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch, counted)
      SELECT '${OPERATIONS_QUEUE}', tenant_id, integration_id, id,
        now() + $${newOperations.next + 1}::integer * interval '1 millisecond', $${newOperations.next}, 1, ${counted}
      FROM ${from}
    )`;
const CLAIMED = claimed('false', 'accepted');

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

const GRANTED = `, granted AS (
      SELECT wanted.connection_id, taken.granted, taken.valid_ms, taken.wait_ms
      FROM (SELECT * FROM ${permits.source} ORDER BY connection_id) wanted
      CROSS JOIN LATERAL patchbay_take_permits(wanted.tenant_id, wanted.connection_id, wanted.name, wanted.max,
        wanted.window_ms, wanted.slots, wanted.block) taken
    )`;

/** First statement of a synchronous operation: stored in progress and already claimed by this process. */
export const ACCEPT_STARTED = {
  name: 'operations-accept-started',
  text: acceptance({ fence: FENCE, then: CLAIMED }),
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
  text: `${acceptance({ fence: FENCE, then: CLAIMED + GRANTED, answers: ', NULL::jsonb AS "grant"' })}
  UNION ALL SELECT NULL, NULL, to_jsonb(granted.*) FROM granted`,
  values: (
    rows: readonly NewOperation[],
    owner: string,
    leaseMs: number,
    wanted: readonly PermitRequest[],
  ): unknown[] => [...ACCEPT_STARTED.values(rows, owner, leaseMs), ...permits.values(wanted)],
};

/**
 * The same where a connection or a tenant may have only so many under way, of which the statement stores as many in progress
 * as there is room for. What it leaves pending is enqueued in the same transaction.
 */
export const ACCEPT_COUNTED = {
  name: 'operations-accept-counted',
  text: `${acceptance({
    fence: FENCE,
    then: claimed('counted', 'placed WHERE fits') + GRANTED,
    answers: ', accepted.fits, NULL::jsonb AS "grant"',
    placing: AS_ROOM_ALLOWS,
  })}
  UNION ALL SELECT NULL, NULL, NULL, to_jsonb(granted.*) FROM granted`,
  values: ACCEPT_LIMITED.values,
};

/** First statement of an asynchronous operation; its work is enqueued in the same transaction. */
export const ACCEPT_QUEUED = {
  name: 'operations-accept-queued',
  text: acceptance({ fence: NOT_DELETED }),
  values: (rows: readonly NewOperation[]): unknown[] => newOperations.values(rows),
};
