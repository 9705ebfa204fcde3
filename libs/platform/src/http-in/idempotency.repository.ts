import type { SystemTransaction } from '../database/transaction.ts';

/** A tenant's key on one route. */
export interface KeyScope {
  readonly tenantId: string;
  /** Method and path, e.g. `POST /api/v1/api-keys`. */
  readonly route: string;
  readonly key: string;
}

/** What is known of a key; status null while its request runs. */
export interface KeyRecord {
  readonly fingerprint: Buffer;
  readonly status: number | null;
  readonly answer: unknown;
}

interface KeyRow extends Omit<KeyRecord, 'answer'> {
  readonly answer: string | null;
}

/** Runs statements: a transaction, or the system database itself. */
export type Queries = Pick<SystemTransaction, 'query'>;

const CLAIM = `
  INSERT INTO idempotency_keys AS k (tenant_id, route, key, fingerprint, expires_at)
  VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')
  ON CONFLICT (tenant_id, route, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, operation_id = NULL, status = NULL, answer = NULL,
        created_at = excluded.created_at, expires_at = excluded.expires_at
    WHERE k.expires_at <= now()
  RETURNING k.created_at::text AS claimed_at`;

const FIND = `SELECT fingerprint, status, answer FROM idempotency_keys
  WHERE tenant_id = $1 AND route = $2 AND key = $3 AND expires_at > now()`;

const STORE = `UPDATE idempotency_keys SET status = $5, answer = $6, expires_at = now() + interval '24 hours'
  WHERE tenant_id = $1 AND route = $2 AND key = $3 AND created_at = $4::timestamptz AND status IS NULL`;

const FORGET = `DELETE FROM idempotency_keys
  WHERE tenant_id = $1 AND route = $2 AND key = $3 AND created_at = $4::timestamptz AND status IS NULL`;

const SWEEP = `DELETE FROM idempotency_keys WHERE (tenant_id, route, key) IN
  (SELECT tenant_id, route, key FROM idempotency_keys WHERE expires_at <= now() LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1 AS gone`;

/**
 * Takes the key for this request, waiting for a transaction that holds it; an expired one counts as absent. The text that
 * is returned is the fence for `storeAnswer` and `forgetKey`; null: the key is another request's.
 */
export async function claimKey(
  db: Queries,
  scope: KeyScope,
  fingerprint: Buffer,
  seconds: number,
): Promise<string | null> {
  const values = [scope.tenantId, scope.route, scope.key, fingerprint, seconds];
  const rows = await db.query<{ claimed_at: string }>({ name: 'idempotency_claim', text: CLAIM }, values);
  return rows[0]?.claimed_at ?? null;
}

export async function findKey(db: Queries, scope: KeyScope): Promise<KeyRecord | null> {
  const rows = await db.query<KeyRow>({ name: 'idempotency_find', text: FIND }, valuesOf(scope));
  const row = rows[0];
  if (row === undefined) return null;
  return { ...row, answer: row.answer === null ? undefined : JSON.parse(row.answer) };
}

/** Keeps the answer for 24 hours. */
export async function storeAnswer(
  db: Queries,
  scope: KeyScope,
  claimedAt: string,
  status: number,
  answer: unknown,
): Promise<void> {
  // A JSON string that holds the answer's JSON: jsonb would give its fields back in another order.
  const json = answer === undefined ? null : JSON.stringify(JSON.stringify(answer));
  await db.query({ name: 'idempotency_store', text: STORE }, [...valuesOf(scope), claimedAt, status, json]);
}

/** The request was refused or failed: the key is as good as new. */
export async function forgetKey(db: Queries, scope: KeyScope, claimedAt: string): Promise<void> {
  await db.query({ name: 'idempotency_forget', text: FORGET }, [...valuesOf(scope), claimedAt]);
}

/** Deletes expired keys, some at a time; the number deleted. */
export async function sweepKeys(db: Queries, limit: number): Promise<number> {
  return (await db.query({ name: 'idempotency_sweep', text: SWEEP }, [limit])).length;
}

function valuesOf(scope: KeyScope): string[] {
  return [scope.tenantId, scope.route, scope.key];
}
