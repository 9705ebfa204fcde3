import { firstIdAt, newId } from '@patchbay/platform';
import pg from 'pg';

/** An operation that never was: what it is not told it makes up. */
export interface OperationSeed {
  readonly at?: Date;
  readonly capability?: string;
  readonly status?: string;
  readonly integration_id?: string | null;
  readonly provider?: string | null;
  readonly environment?: string;
  readonly app?: string | null;
  readonly idempotency_key?: string | null;
  readonly metadata?: object;
  readonly attempts?: readonly AttemptSeed[];
}

export interface AttemptSeed {
  readonly outcome?: string;
  readonly failure_class?: string | null;
  readonly latency_ms?: number | null;
  readonly integration_id?: string;
  readonly provider?: string;
}

/** Stores operations as if they had been, past row-level security; resolves with their ids. */
export async function seedOperations(
  url: string,
  tenantId: string,
  seeds: readonly OperationSeed[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const ids: string[] = [];
    for (const seed of seeds) ids.push(await seedOne(client, tenantId, seed));
    return ids;
  } finally {
    await client.end();
  }
}

const OPERATION = {
  ...{ capability: 'send_sms', status: 'delivered', integration_id: null, provider: null, environment: 'sandbox' },
  ...{ app: null, idempotency_key: null, metadata: {}, attempts: [] },
} satisfies OperationSeed;

async function seedOne(client: pg.Client, tenantId: string, seed: OperationSeed): Promise<string> {
  const one = { ...OPERATION, at: new Date(), ...seed };
  // newId never goes back in time.
  const id = firstIdAt(one.at).slice(0, 10) + newId().slice(10);
  await client.query(
    `INSERT INTO operations (tenant_id, id, capability, environment, integration_id, provider, mode, status, app,
       idempotency_key, input_redacted, metadata, attempts_count, request_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'async', $7, $8, $9, '{"to":"+15005550006"}', $10, $11, 'seed', $12, $12)`,
    [
      ...[tenantId, id, one.capability, one.environment, one.integration_id, one.provider, one.status, one.app],
      ...[one.idempotency_key, one.metadata, one.attempts.length, one.at],
    ],
  );
  for (const [index, attempt] of one.attempts.entries()) {
    const { integration_id: connection, provider } = one;
    const made = { outcome: 'delivered', failure_class: null, integration_id: connection, provider, ...attempt };
    await client.query(
      `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome,
         failure_class, latency_ms, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[tenantId, id, newId(), index + 1, made.integration_id, made.provider],
        ...[made.outcome, made.failure_class, made.latency_ms ?? null, one.at],
      ],
    );
  }
  return id;
}

/** Many small operations of the last minutes in one statement, each with so many bytes of metadata. */
export async function seedMany(url: string, tenantId: string, count: number, bytes: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const prefix = firstIdAt(new Date(Date.now() - 60_000)).slice(0, 10);
  await client.query(
    `INSERT INTO operations (tenant_id, id, capability, environment, mode, status, input_redacted, metadata, request_id)
     SELECT $1, $2 || lpad(n::text, 16, '0'), 'send_sms', 'sandbox', 'async', 'delivered', '{"to":"+15005550006"}',
       jsonb_build_object('note', repeat('x', $4)), 'seed' FROM generate_series(1, $3) n`,
    [tenantId, prefix, count, bytes],
  );
  await client.end();
}
