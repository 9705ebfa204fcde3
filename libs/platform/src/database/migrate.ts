import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Log } from '../telemetry/log.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { PostgresAddress } from './postgres-session.ts';
import { clientClass, connectClient, withConnectRetry } from './postgres-session.ts';
import { CountingLogger } from './typeorm-logger.ts';
import { checkRights, explainRefusal, prepareRoles, unreachable } from './runtime-roles.ts';

/** 'Patchbay', as a number: the one lock of everything that changes the schema of this database. */
const SCHEMA_LOCK = 8_097_116_099;
const MIGRATIONS_TABLE = 'migrations';

/**
 * Brings the schema up to date as its owner. Of several processes one migrates while the others wait. A schema newer than
 * this process knows is served (migrations expand first) and reported.
 */
export async function migrate(address: PostgresAddress, log: Log): Promise<void> {
  const session = {
    address,
    role: null,
    applicationName: 'patchbay migrations',
    statementTimeoutMs: 0,
    idleInTransactionTimeoutMs: 0,
  };
  const client = await withConnectRetry(() => connectClient(session)).catch((error: unknown) => {
    throw unreachable(address(), error);
  });
  try {
    await prepareRoles(client);
    if ((await pendingMigrations(client, log)) > 0) {
      await client.query('SELECT pg_advisory_lock($1)', [SCHEMA_LOCK]);
      await runPending(clientClass(session), address, log);
    }
    await checkRights(client);
  } catch (error) {
    throw await explainRefusal(client, error);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function runPending(client: ReturnType<typeof clientClass>, address: PostgresAddress, log: Log): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: address(),
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logger: new CountingLogger(),
    poolSize: 1,
    extra: { Client: client },
  });
  await source.initialize();
  try {
    const done = await source.runMigrations();
    if (done.length > 0) log.info('the database schema was migrated', { migrations: done.map((one) => one.name) });
  } finally {
    await source.destroy();
  }
}

/** A statement or two instead of a lock and a data source: what nearly every start needs. */
async function pendingMigrations(client: Client, log: Log): Promise<number> {
  const found = await client.query<{ table: string | null }>('SELECT to_regclass($1) AS table', [MIGRATIONS_TABLE]);
  if ((found.rows[0]?.table ?? null) === null) return MIGRATIONS.length;
  const applied = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE}`);
  const known = new Set(MIGRATIONS.map((migration) => nameOf(new migration(), migration.name)));
  const newer = applied.rows.filter((row) => !known.has(row.name)).map((row) => row.name);
  if (newer.length > 0) log.warn('the database schema is newer than this process; update it soon', { newer });
  return known.size - (applied.rows.length - newer.length);
}

function nameOf(migration: { name?: string }, className: string): string {
  return migration.name ?? className;
}
