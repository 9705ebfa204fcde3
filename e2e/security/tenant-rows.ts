import type { TestDatabase } from '@patchbay/testing';
import pg from 'pg';

/** What the sealer of the audit log does by itself in its own time, whoever asks for what. */
const SEALS = ['audit_seals', 'audit_unsealed'];

/** Every row of a tenant as JSON text, by table: compared before and after. Read from the catalog, so new tables are in. */
export async function rowsOf(database: TestDatabase, tenantId: string): Promise<Record<string, string[]>> {
  const client = new pg.Client(database.superuserUrl);
  await client.connect();
  try {
    const rows: Record<string, string[]> = {};
    for (const { table, column } of await tenantTables(client)) {
      const found = await client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${column} = $1 ORDER BY 1`,
        [tenantId],
      );
      rows[table] = found.rows.map(({ row }) => row);
    }
    return rows;
  } finally {
    await client.end();
  }
}

async function tenantTables(client: pg.Client): Promise<{ table: string; column: string }[]> {
  const found = await client.query<{ table: string; column: string }>(
    `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     AND (a.attname = 'tenant_id' OR (c.relname = 'tenants' AND a.attname = 'id')) AND c.relname <> ALL ($1)
     ORDER BY 1`,
    [SEALS],
  );
  return found.rows;
}

const ULID = /\b[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

/** Every id in these rows: none of them is anybody else's business. */
export function idsIn(rows: Readonly<Record<string, readonly string[]>>): Set<string> {
  return new Set(Object.values(rows).flatMap((texts) => texts.flatMap((text) => text.match(ULID) ?? [])));
}
