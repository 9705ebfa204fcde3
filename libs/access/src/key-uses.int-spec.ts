import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import { ApiKeyRepository } from './api-key.repository.ts';

const KEYS = ['key-1', 'key-2', 'key-3'] as const;

describe('The uses of keys', () => {
  const tenantId = newId();
  let db: OpenTestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
    await db.system.query(`INSERT INTO tenants (id, name, slug) VALUES ($1, 'Acme', 'acme')`, [tenantId]);
    await db.system.query(
      `INSERT INTO api_keys (tenant_id, id, name, hash, hint, scopes, created_by)
       SELECT $1, id, id, id::bytea, id, '{*}', 'test' FROM unnest($2::text[]) id`,
      [tenantId, [...KEYS]],
    );
  });
  afterAll(() => db.drop());

  it('do not deadlock with those another process has seen in another order', async () => {
    const keys = new ApiKeyRepository(db.system);
    const holder = new pg.Client({ connectionString: db.superuserUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM api_keys WHERE id = 'key-2' FOR UPDATE`);
    const record = (order: readonly string[], ms: number) =>
      keys.recordUse(order.map((id) => ({ tenantId, id, at: new Date(ms) })));
    const both = Promise.all([record(KEYS, 1_000), record(KEYS.toReversed(), 2_000)]);
    await eventually(async () => {
      await holder.query('SELECT pg_stat_clear_snapshot()');
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      return (await holder.query(waiting)).rowCount === 2;
    });
    await holder.query('ROLLBACK');
    await holder.end();
    await both;
    const used = await db.system.query<{ at: Date }>(`SELECT DISTINCT last_used_at AS at FROM api_keys`);
    expect(used).toEqual([{ at: new Date(2_000) }]);
  });
});
