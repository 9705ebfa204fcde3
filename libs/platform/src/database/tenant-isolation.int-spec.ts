import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenTestDatabase } from '@patchbay/testing';
import { openTestDatabase } from '@patchbay/testing';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { systemContext } from '../context/context.ts';
import { newId } from '../ids/ids.ts';

// Everything here is read from the catalog of Postgres, so a table of a later migration is covered by itself.

interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly kind: 'tenant' | 'hub';
  /** What the request role may do with it. */
  readonly rights: string[];
}

interface ColumnOf {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly mandatory: boolean;
}

let db: OpenTestDatabase;
let superuser: pg.Client;
let tables: Table[];
let columns: ColumnOf[];
const alice = newId();
const bob = newId();

beforeAll(async () => {
  db = await openTestDatabase();
  superuser = new pg.Client(db.superuserUrl);
  await superuser.connect();
  tables = await readTables();
  columns = await readColumns();
  // Rows need not make sense here, nor point at others: foreign keys are switched off, row-level security is not.
  await superuser.query(`SET session_replication_role = 'replica'`);
  for (const tenant of [alice, bob]) {
    await superuser.query('INSERT INTO tenants (id, name, slug) VALUES ($1, $1, $1)', [tenant]);
    for (const table of tenantTables()) await superuser.query(...insertInto(table.name, tenant));
  }
});
afterAll(async () => {
  await superuser.end();
  await db.drop();
});

async function readTables(): Promise<Table[]> {
  const found = await superuser.query<Table>(
    `SELECT c.relname AS name, c.relrowsecurity AS secured,
      array(SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
        WHERE has_table_privilege('patchbay_request', c.oid, r)) AS rights,
      CASE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
        AND has_table_privilege('patchbay_request', c.oid, 'SELECT') THEN 'tenant' ELSE 'hub' END AS kind
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  return found.rows;
}

async function readColumns(): Promise<ColumnOf[]> {
  const found = await superuser.query<ColumnOf>(
    `SELECT table_name AS table, column_name AS name, data_type AS type,
      is_nullable = 'NO' AND column_default IS NULL AS mandatory
      FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  return found.rows;
}

function tenantTables(): Table[] {
  return tables.filter((table) => table.kind === 'tenant');
}

/** Columns that a CHECK wants although they may be null. */
const WANTED = new Set(['tenant_keys.wrapped', 'connection_keys.wrapped']);

function insertInto(table: string, tenant: string): [string, unknown[]] {
  const wanted = columns.filter(
    (column) => column.table === table && (column.mandatory || WANTED.has(`${table}.${column.name}`)),
  );
  const values = wanted.map((column) => (column.name === 'tenant_id' ? tenant : sampleOf(column.type)));
  const holders = values.map((_, index) => `$${index + 1}`);
  return [
    `INSERT INTO ${table} (${wanted.map((column) => column.name).join(', ')}) VALUES (${holders.join(', ')})`,
    values,
  ];
}

function sampleOf(type: string): unknown {
  if (type === 'text') return newId();
  if (type === 'bytea') return randomBytes(8);
  if (type === 'ARRAY') return [];
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return false;
  if (type.startsWith('timestamp')) return new Date();
  if (/int|numeric/.test(type)) return 1;
  throw new Error(`No sample for a column of type ${type}; add one to this test.`);
}

/** As a request of the tenant with every check of the application forgotten; undone afterwards. */
async function asTenant<Row>(tenant: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const undo = new Error('undo');
  let rows: Row[] = [];
  await db.database
    .inTransaction(systemContext(tenant, 'test'), async (ctx) => {
      rows = await ctx.tx.query<Row>(sql, values);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return rows;
}

describe('row-level security', () => {
  it('is on for every table, partition and the history of the schema', () => {
    expect(tables.length).toBeGreaterThan(25);
    expect(tables.filter((table) => !table.secured).map((table) => table.name)).toEqual([]);
  });

  it('lets a request see only its tenant’s rows, in every table', async () => {
    for (const { name } of tenantTables()) {
      const seen = await asTenant<{ tenant_id: string }>(alice, `SELECT DISTINCT tenant_id FROM ${name}`);
      expect({ name, seen }).toEqual({ name, seen: [{ tenant_id: alice }] });
    }
  });

  it('lets a request change and delete only its tenant’s rows', async () => {
    for (const { name, rights } of tenantTables()) {
      for (const [right, sql] of [
        ['UPDATE', `UPDATE ${name} SET tenant_id = tenant_id RETURNING tenant_id`],
        ['DELETE', `DELETE FROM ${name} RETURNING tenant_id`],
      ] as const) {
        if (!rights.includes(right)) continue;
        // Rows refer to each other; that is not what is asked here.
        const changed = await asTenant<{ tenant_id: string }>(alice, sql).catch((error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === '23503') return [{ tenant_id: alice }];
          throw error;
        });
        expect({ name, right, owners: [...new Set(changed.map((row) => row.tenant_id))] }).toEqual({
          name,
          right,
          owners: [alice],
        });
      }
    }
  });

  it('refuses a request that stores a row for another tenant', async () => {
    for (const { name } of tenantTables()) {
      const stored = asTenant(alice, ...insertInto(name, bob));
      await expect(stored).rejects.toMatchObject({ code: '42501', message: expect.stringContaining(name) });
    }
  });

  it('refuses a request that gives its row to another tenant', async () => {
    for (const { name, rights } of tenantTables()) {
      if (!rights.includes('UPDATE')) continue;
      const given = asTenant(alice, `UPDATE ${name} SET tenant_id = $1`, [bob]);
      await expect(given).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('shows nothing to a request that is bound to no tenant, or to none that exists', async () => {
    const request = await superuserAs('patchbay_request');
    for (const { name } of [...tenantTables(), { name: 'tenants' }]) {
      expect((await request.query(`SELECT FROM ${name}`)).rowCount).toBe(0);
    }
    await request.query(`SELECT set_config('patchbay.tenant_id', '', false)`);
    for (const { name } of tenantTables()) expect((await request.query(`SELECT FROM ${name}`)).rowCount).toBe(0);
    await request.end();
  });

  it('shows a request its own tenant, which it may not change', async () => {
    expect(await asTenant(alice, 'SELECT id FROM tenants')).toEqual([{ id: alice }]);
    expect(await asTenant(alice, `UPDATE tenants SET name = 'x' RETURNING id`)).toEqual([]);
  });

  it('gives a request no right on partitions and on tables of the hub', () => {
    const open = tables.filter((table) => table.kind === 'hub' && table.rights.length > 0).map((table) => table.name);
    expect(open).toEqual(['tenants']);
    const partitions = tables.filter((table) => table.name.endsWith('_default'));
    expect(partitions.length).toBeGreaterThan(5);
    expect(partitions.flatMap((table) => table.rights)).toEqual([]);
  });

  it.each(['audit_log', 'audit_seals'])('keeps %s append-only for both roles', async (table) => {
    for (const role of ['patchbay_request', 'patchbay_system']) {
      const found = await superuser.query(
        `SELECT r FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) r WHERE has_table_privilege($1, $2, r)`,
        [role, table],
      );
      expect(found.rows).toEqual([]);
    }
  });
});

describe('foreign keys', () => {
  it('cannot point across tenants: each to a tenant’s table carries the tenant', async () => {
    const found = await superuser.query<{ name: string; carries: boolean }>(
      `SELECT conname AS name, EXISTS (SELECT FROM unnest(conkey) k JOIN pg_attribute a
          ON a.attrelid = conrelid AND a.attnum = k WHERE a.attname = 'tenant_id') AS carries
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
          AND confrelid <> 'people'::regclass`,
    );
    expect(found.rows.length).toBeGreaterThan(8);
    expect(found.rows.filter((key) => !key.carries)).toEqual([]);
  });

  it('refuse a rule that points at another tenant’s connection', async () => {
    const connections = await superuser.query<{ id: string }>('SELECT id FROM connections WHERE tenant_id = $1', [bob]);
    const [text, values] = insertInto('routing_rules', alice);
    const at = /\(([^)]*)\) VALUES/.exec(text)?.[1]?.split(', ').indexOf('integration_id') ?? -1;
    values[at] = connections.rows[0]?.id;
    await expect(db.system.query(text, values)).rejects.toMatchObject({ code: '23503' });
  });
});

async function superuserAs(role: string): Promise<pg.Client> {
  const client = new pg.Client(db.superuserUrl);
  await client.connect();
  await client.query(`SET ROLE ${role}`);
  return client;
}
