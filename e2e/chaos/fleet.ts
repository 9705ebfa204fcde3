import { connect, eventually, spawnHub, startTestHome, type SpawnedHub, type TestHome } from '@patchbay/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Every effect is counted, so none may be forgotten. */
const JOURNAL_LIMIT = 100_000;

const MOVABLE = join(import.meta.dirname, 'movable-clock-hub.ts');

export interface TableLock {
  waiting(): Promise<boolean>;
  release(): Promise<void>;
}

/** Several processes of the hub on one database, with the simulated vendors in the test's own process. */
export class Fleet {
  readonly home: TestHome;
  readonly processes: SpawnedHub[] = [];
  private readonly common: Readonly<Record<string, string>>;
  private readonly folder: string;
  private readonly sql: pg.Pool;

  private constructor(home: TestHome, folder: string, env: Readonly<Record<string, string>>) {
    this.home = home;
    this.folder = folder;
    this.common = { ...home.env, ...env, CHAOS_CLOCK_FILE: this.clockFile };
    this.sql = new pg.Pool({ connectionString: home.database.superuserUrl, max: 2 });
    // The server may be ended before this connection is.
    this.sql.on('error', () => undefined);
  }

  /** `env` is added to the environment of every process, e.g. `{REDIS_URL}`. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<Fleet> {
    const [home, folder] = await Promise.all([
      startTestHome({ journalLimit: JOURNAL_LIMIT }),
      mkdtemp(join(tmpdir(), 'patchbay-fleet-')),
    ]);
    const fleet = new Fleet(home, folder, env);
    await writeFile(fleet.clockFile, '0');
    return fleet;
  }

  /** One more process in these roles. */
  async spawn(roles: string, env: Readonly<Record<string, string>> = {}): Promise<SpawnedHub> {
    const hub = await spawnHub({ ...this.common, PATCHBAY_ROLES: roles, ...env });
    this.processes.push(hub);
    return hub;
  }

  /** The same, but its clock of deadlines can be moved by `passTime`. */
  async spawnMovable(roles: string): Promise<SpawnedHub> {
    const hub = await spawnHub({ ...this.common, PATCHBAY_ROLES: roles }, MOVABLE);
    this.processes.push(hub);
    return hub;
  }

  /** Processes with a movable clock are so much later at once. What the database counts is moved by SQL. */
  async passTime(seconds: number): Promise<void> {
    await writeFile(this.clockFile, String(seconds * 1_000));
  }

  /** As if the leases on everything that is being worked on had run out: anybody may take it over. */
  async expireLeases(): Promise<void> {
    await this.query(`UPDATE work SET due_at = now() - interval '1 minute' WHERE claim_owner IS NOT NULL`);
  }

  /** Waits until somebody has committed that a vendor is about to be asked for this. */
  async inProgress(marker: string): Promise<void> {
    const sql = `SELECT FROM operations WHERE metadata ->> 'marker' = $1 AND status = 'in_progress'`;
    await eventually(async () => (await this.query(sql, [marker])).length === 1);
  }

  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(sql, [...values])).rows;
  }

  /** Budgets are counted in minutes aligned to the database's clock. */
  async minute(): Promise<number> {
    const sql = `SELECT floor(extract(epoch FROM clock_timestamp()) / 60)::integer AS minute`;
    return (await this.query<{ minute: number }>(sql))[0]?.minute ?? 0;
  }

  /** Nobody reads this table until the lock is released: holds a process at a chosen step. `waiting`: somebody wants to. */
  async lockTable(table: 'credentials' | 'connection_keys'): Promise<TableLock> {
    const locker = new pg.Client({ connectionString: this.home.database.superuserUrl });
    await locker.connect();
    await locker.query('BEGIN');
    await locker.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    return {
      waiting: async () => {
        const found = await this.query(
          `SELECT FROM pg_locks WHERE relation = '${table}'::regclass AND NOT granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        return found.length > 0;
      },
      release: () => locker.end(),
    };
  }

  /** A connection of the bootstrap tenant, made and verified through this process; a worker must be running. */
  async connect(through: SpawnedHub, body: object): Promise<string> {
    const made = await connect(through.client, body);
    if (made.status !== 'active') throw new Error(`The integration is ${made.status}.`);
    return made.id;
  }

  /** Kills what still runs and drops the database. */
  async close(): Promise<void> {
    for (const hub of this.processes) hub.kill('SIGKILL');
    await Promise.all(this.processes.map((hub) => hub.exited));
    await this.sql.end();
    await this.home.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get clockFile(): string {
    return join(this.folder, 'clock');
  }
}

/** kill -9, and gone. */
export async function murder(hub: SpawnedHub): Promise<void> {
  hub.kill('SIGKILL');
  await hub.exited;
}

/** The fault has struck so often: that many requests are at the vendor. */
export async function struck(home: TestHome, vendor: string): Promise<void> {
  await eventually(() => home.sandbox.vendors.get(vendor)?.faults.list().length === 0);
}
