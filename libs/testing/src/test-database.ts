import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { OpenedDatabase } from '@patchbay/platform';
import { EmbeddedPostgres, Log, migrate, newId, openDatabase, PartitionKeeper, SystemClock } from '@patchbay/platform';
import pg from 'pg';

/** A database of one's own with the newest schema. */
export interface TestDatabase {
  /** Of the owner, as `DATABASE_URL` would be. */
  readonly url: string;
  /** Of the superuser, for what only tests do (looking past row-level security). */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** A test database with both pools open. */
export interface OpenTestDatabase extends TestDatabase, OpenedDatabase {}

const TEMPLATE = 'patchbay_template';
const TEMPLATE_LOCK = 71;

/** Durability is for those who mean to keep something. */
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '500' };

const RETENTION = { operations: 90, vendorCalls: 30, healthHistory: 90, auditLog: 365, outbox: 7 };

let shared: Promise<EmbeddedPostgres> | undefined;

/** The one embedded Postgres of the whole test run; the first who asks starts it. */
export function sharedPostgres(): Promise<EmbeddedPostgres> {
  shared ??= startShared();
  return shared;
}

/** A fresh database, copied from the migrated template in some 30 ms; `drop` it in `afterAll`. */
export async function startTestDatabase(): Promise<TestDatabase> {
  return makeDatabase((name) => `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER patchbay_owner`);
}

async function makeDatabase(statement: (name: string) => string): Promise<TestDatabase> {
  const postgres = await sharedPostgres();
  const name = `test_${newId()}`;
  await asSuperuser(postgres, statement(name));
  return {
    url: inDatabase(postgres.url(), name),
    superuserUrl: inDatabase(postgres.superuserUrl(), name),
    drop: () => asSuperuser(postgres, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** A database without a schema, for tests of how it comes about. */
export async function startEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase((name) => `CREATE DATABASE ${name} OWNER patchbay_owner`);
}

/** A fresh database with both pools open, for tests below HTTP; entities must have been imported before. */
export async function openTestDatabase(log = new Log()): Promise<OpenTestDatabase> {
  const test = await startTestDatabase();
  const opened = await openDatabase({ databaseUrl: test.url, dataDir: tmpdir(), retention: RETENTION }, log);
  return {
    ...test,
    ...opened,
    drop: async () => {
      await opened.closePools();
      await test.drop();
    },
  };
}

async function startShared(): Promise<EmbeddedPostgres> {
  const dataDir = process.env['PATCHBAY_TEST_DIR'] ?? (await mkdtemp(join(tmpdir(), `patchbay-test-${process.pid}-`)));
  const postgres = await EmbeddedPostgres.start({
    dataDir,
    log: new Log(),
    serverSettings: FORGETFUL,
    stopWithLast: false,
  });
  await makeTemplate(postgres);
  return postgres;
}

/** Once per run, whichever of Jest's workers comes first. */
async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.superuserUrl() });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount === 1) return;
    const building = `${TEMPLATE}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building} OWNER patchbay_owner`);
    const address = (): string => inDatabase(postgres.url(), building);
    await migrate(address, new Log());
    await new PartitionKeeper({ address, retention: RETENTION, clock: new SystemClock(), log: new Log() }).run();
    await client.query(`ALTER DATABASE ${building} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.end();
  }
}

async function asSuperuser(postgres: EmbeddedPostgres, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.superuserUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
