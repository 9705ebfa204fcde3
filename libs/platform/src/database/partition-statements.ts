import type pg from 'pg';
import type { PartitionWeek } from './partition-weeks.ts';
import { partitionName } from './partition-weeks.ts';
import type { PartitionedTable } from './partitioned-tables.ts';

/** Rows moved or kept while a lock is held; with more of them the lock would be felt. */
const MOST_ROWS = 10_000;
const PURGE_ROWS = 5000;
const LOCK_TIMEOUT = `SET LOCAL lock_timeout = '500ms'`;

/**
 * Makes the week's partition, taking along what the default partition holds of it. False when that is too much: then the
 * week stays where it is until its rows are old enough to be deleted.
 */
export async function attachWeek(
  client: pg.Client,
  table: PartitionedTable,
  week: PartitionWeek,
  isUnderWay: boolean,
): Promise<boolean> {
  const { name, key } = table;
  const partition = partitionName(name, week);
  const inWeek = `${key} >= '${week.from}' AND ${key} < '${week.to}'`;
  if (await holdsMoreThan(client, `${name}_default`, inWeek, MOST_ROWS)) return false;
  return inTransaction(client, async () => {
    const storage = table.storage === undefined ? '' : `WITH (${table.storage})`;
    await client.query(`CREATE TABLE ${partition} (LIKE ${name} INCLUDING ALL) ${storage}`);
    await client.query(`ALTER TABLE ${partition} ENABLE ROW LEVEL SECURITY`);
    // A statement on its way into the default partition would otherwise fail: its row belongs there no longer.
    if (isUnderWay) await client.query(`LOCK TABLE ${name} IN SHARE ROW EXCLUSIVE MODE`);
    await client.query(`LOCK TABLE ${name}_default IN ACCESS EXCLUSIVE MODE`);
    await client.query(`WITH moved AS (DELETE FROM ${name}_default WHERE ${inWeek} RETURNING *)
      INSERT INTO ${partition} SELECT * FROM moved`);
    await client.query(
      `ALTER TABLE ${name} ATTACH PARTITION ${partition} FOR VALUES FROM ('${week.from}') TO ('${week.to}')`,
    );
    return true;
  });
}

/** Drops the partition; what is unfinished in it moves to the default partition. False when that is too much. */
export async function dropWeek(
  client: pg.Client,
  table: PartitionedTable,
  partition: string,
  week: PartitionWeek,
): Promise<boolean> {
  const unfinished = conditionOf(table, week.to);
  // Looked for before the lock; what is that old does not become unfinished again in between.
  const kept = await keysOf(client, table, `${partition} WHERE ${unfinished} LIMIT ${MOST_ROWS + 1}`);
  if (kept.keys.length > MOST_ROWS) return false;
  return inTransaction(client, async () => {
    await client.query(`ALTER TABLE ${table.name} DETACH PARTITION ${partition}`);
    if (kept.keys.length > 0) {
      await client.query(
        `INSERT INTO ${table.name} SELECT * FROM ${partition}
          WHERE (tenant_id, ${table.key}) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
        [kept.tenants, kept.keys],
      );
    }
    await client.query(`DROP TABLE ${partition}`);
    return true;
  });
}

/** Deletes what is too old from the default partition, in bites; answers how much that was. */
export async function purgeDefault(client: pg.Client, table: PartitionedTable, firstKept: string): Promise<number> {
  const part = `${table.name}_default`;
  const old = `${table.key} < '${firstKept}' AND NOT (${conditionOf(table, firstKept)})`;
  let purged = 0;
  for (;;) {
    const deleted = await client.query(
      `DELETE FROM ${part} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${part} WHERE ${old} LIMIT ${PURGE_ROWS}))`,
    );
    purged += deleted.rowCount ?? 0;
    if ((deleted.rowCount ?? 0) < PURGE_ROWS) return purged;
  }
}

function conditionOf(table: PartitionedTable, before: string): string {
  return (table.unfinished ?? 'false').replace('$before', `'${before}'`);
}

async function keysOf(
  client: pg.Client,
  table: PartitionedTable,
  from: string,
): Promise<{ tenants: string[]; keys: string[] }> {
  const found = await client.query<{ tenant: string; key: string }>(
    `SELECT DISTINCT tenant_id AS tenant, ${table.key} AS key FROM ${from}`,
  );
  return { tenants: found.rows.map((row) => row.tenant), keys: found.rows.map((row) => row.key) };
}

async function holdsMoreThan(client: pg.Client, part: string, condition: string, most: number): Promise<boolean> {
  const found = await client.query(`SELECT FROM ${part} WHERE ${condition} OFFSET ${most} LIMIT 1`);
  return found.rowCount === 1;
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(LOCK_TIMEOUT);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
