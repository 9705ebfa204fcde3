import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@patchbay/testing';
import { ManualClock, startEmptyDatabase } from '@patchbay/testing';
import pg from 'pg';
import { firstIdAt, newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { migrate } from './migrate.ts';
import { PartitionKeeper } from './partition-keeper.ts';
import { PARTITIONED_TABLES } from './partitioned-tables.ts';
import { SystemDatabase } from './system-database.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const DAY_MS = 24 * 3600 * 1000;
const retention = { operations: 90, vendorCalls: 30, healthHistory: 90, auditLog: 365, outbox: 7 };

let test: TestDatabase;
let db: { system: SystemDatabase; address: () => string };
let clock: ManualClock;
let keeper: PartitionKeeper;
let tenant: string;
beforeEach(async () => {
  test = await startEmptyDatabase();
  const address = (): string => test.url;
  db = { address, system: new SystemDatabase({ address, log: new Log() }) };
  await migrate(address, new Log());
  clock = new ManualClock(NOW);
  keeper = new PartitionKeeper({ address: db.address, retention, clock, log: new Log() });
  tenant = newId();
});
afterEach(async () => {
  await db.system.close();
  await test.drop();
});

/** An id of so many days from now; `newId` would not go back behind the last one it made. */
function idAt(days: number): string {
  return firstIdAt(new Date(clock.now().getTime() + days * DAY_MS)).slice(0, 10) + newId().slice(10);
}

async function storeEvent(days: number): Promise<string> {
  const id = idAt(days);
  await db.system.query(
    `INSERT INTO outbox (id, tenant_id, type, subject_id, data) VALUES ($1, $2, 'test', 'subject', '{}')`,
    [id, tenant],
  );
  return id;
}

async function storeOperation(days: number, status: 'paused' | 'delivered'): Promise<string> {
  const id = idAt(days);
  await db.system.query(
    `INSERT INTO operations (tenant_id, id, capability, environment, mode, status, input_redacted, request_id, completed_at)
      VALUES ($1, $2, 'send_sms', 'production', 'async', $3, '{}', 'r', $4)`,
    [tenant, id, status, status === 'paused' ? null : clock.now()],
  );
  await db.system.query(
    `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome, started_at)
      VALUES ($1, $2, $2, 1, 'c', 'twilio', 'deferred', now())`,
    [tenant, id],
  );
  return id;
}

async function whereIs(table: string, id: string, key = 'id'): Promise<string | undefined> {
  const rows = await db.system.query<{ part: string }>(
    `SELECT tableoid::regclass::text AS part FROM ${table} WHERE ${key} = $1`,
    [id],
  );
  return rows[0]?.part;
}

describe('PartitionKeeper', () => {
  it('makes this week and the next four for every partitioned table of the schema', async () => {
    const parents = await db.system.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(PARTITIONED_TABLES.map((table) => table.name).sort()).toEqual(parents.map((row) => row.name));
    const { made } = await keeper.run();
    for (const { name } of parents) {
      expect(made.filter((part) => part.startsWith(`${name}_w`))).toEqual(
        ['20261116', '20261123', '20261130', '20261207', '20261214'].map((week) => `${name}_w${week}`),
      );
    }
    expect(await whereIs('outbox', await storeEvent(0))).toBe('outbox_w20261116');
    expect(await whereIs('outbox', await storeEvent(7))).toBe('outbox_w20261123');
  });

  it('has nothing to do a second time', async () => {
    await keeper.run();
    expect(await keeper.run()).toEqual({ made: [], dropped: [], purged: 0 });
  });

  it('lets one process at a time do it', async () => {
    const other = new PartitionKeeper({ address: db.address, retention, clock, log: new Log() });
    const reports = await Promise.all([keeper.run(), other.run()]);
    expect(reports.flatMap((report) => report.made)).toHaveLength(PARTITIONED_TABLES.length * 5);
  });

  it('takes along what the default partition holds of a week', async () => {
    const event = await storeEvent(0);
    const operation = await storeOperation(0, 'paused');
    expect(await whereIs('outbox', event)).toBe('outbox_default');
    await keeper.run();
    expect(await whereIs('outbox', event)).toBe('outbox_w20261116');
    expect(await whereIs('operations', operation)).toBe('operations_w20261116');
  });

  it('leaves a week in the default partition when that holds too much of it', async () => {
    await db.system.query(
      `INSERT INTO outbox (id, tenant_id, type, subject_id, data)
        SELECT left($1, 20) || lpad(n::text, 6, '0'), 't', 'test', 's', '{}' FROM generate_series(1, 10001) n`,
      [idAt(0)],
    );
    const { made } = await keeper.run();
    expect(made).not.toContain('outbox_w20261116');
    expect(made).toContain('outbox_w20261123');
    expect(await db.system.query('SELECT count(*)::int AS count FROM outbox')).toEqual([{ count: 10001 }]);
  });

  it('keeps writers and readers going while it works', async () => {
    let going = true;
    let stored = 0;
    const write = async (): Promise<void> => {
      while (going) {
        await storeEvent(0);
        stored += 1;
      }
    };
    const writers = [write(), write()];
    await keeper.run();
    going = false;
    await Promise.all(writers);
    expect(await db.system.query('SELECT count(*)::int AS count FROM outbox')).toEqual([{ count: stored }]);
  });

  it('gives way to a transaction that holds a table, and gets there later', async () => {
    const holder = new pg.Client(test.url);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM outbox');
    const running = keeper.run();
    await holder.query('SELECT pg_sleep(1)');
    await holder.query('COMMIT');
    await holder.end();
    expect((await running).made).toContain('outbox_w20261116');
  });

  it('drops what is older than the settings keep, and nothing else', async () => {
    await keeper.run();
    const [event, operation] = [await storeEvent(0), await storeOperation(0, 'delivered')];
    clock.advance(21 * DAY_MS);
    const { dropped } = await keeper.run();
    expect(dropped).toEqual(['outbox_w20261116', 'outbox_w20261123']);
    expect(await whereIs('outbox', event)).toBeUndefined();
    expect(await whereIs('operations', operation)).toBe('operations_w20261116');
  });

  it('keeps unfinished operations and their attempts however old they are', async () => {
    await keeper.run();
    const [paused, delivered] = [await storeOperation(0, 'paused'), await storeOperation(0, 'delivered')];
    clock.advance(120 * DAY_MS);
    const { dropped } = await keeper.run();
    expect(dropped).toEqual(expect.arrayContaining(['operations_w20261116', 'operation_attempts_w20261116']));
    expect(await whereIs('operations', paused)).toBe('operations_default');
    expect(await whereIs('operation_attempts', paused, 'operation_id')).toBe('operation_attempts_default');
    expect(await whereIs('operations', delivered)).toBeUndefined();
    expect(await whereIs('operation_attempts', delivered, 'operation_id')).toBeUndefined();
  });

  it('deletes old rows from default partitions, save unfinished ones', async () => {
    const paused = await storeOperation(-200, 'paused');
    const delivered = await storeOperation(-200, 'delivered');
    const event = await storeEvent(-30);
    expect((await keeper.run()).purged).toBe(3);
    expect(await whereIs('operations', paused)).toBe('operations_default');
    expect(await whereIs('operation_attempts', paused, 'operation_id')).toBe('operation_attempts_default');
    expect(await whereIs('operations', delivered)).toBeUndefined();
    expect(await whereIs('outbox', event)).toBeUndefined();
  });

  it('makes partitions like their parent: secured, without rights of their own, with room for updates', async () => {
    await keeper.run();
    const found = await db.system.query(
      `SELECT relrowsecurity AS secured, reloptions AS options,
        has_table_privilege('patchbay_request', oid, 'SELECT') OR
        has_table_privilege('patchbay_system', oid, 'SELECT') AS open
        FROM pg_class WHERE relname = 'operations_w20261116'`,
    );
    expect(found).toEqual([{ secured: true, options: ['fillfactor=70'], open: false }]);
    const indexes = await db.system.query<{ same: boolean }>(
      `SELECT (SELECT count(*) FROM pg_index WHERE indrelid = 'operations'::regclass) =
        (SELECT count(*) FROM pg_index WHERE indrelid = 'operations_w20261116'::regclass) AS same`,
    );
    expect(indexes).toEqual([{ same: true }]);
  });
});
