import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '../clock/clock.ts';
import type { Retention } from '../config/settings.ts';
import type { Log } from '../telemetry/log.ts';
import { sqlState } from './database.errors.ts';
import type { PartitionWeek } from './partition-weeks.ts';
import { firstIdKept, partitionName, weekOfPartition, weeksFrom } from './partition-weeks.ts';
import type { PartitionedTable } from './partitioned-tables.ts';
import { PARTITIONED_TABLES } from './partitioned-tables.ts';
import { attachWeek, dropWeek, purgeDefault } from './partition-statements.ts';
import type { PostgresAddress } from './postgres-session.ts';
import { connectClient } from './postgres-session.ts';

export interface PartitionKeeperOptions {
  readonly address: PostgresAddress;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Log;
}

/** What one run did. */
export interface PartitionReport {
  readonly made: string[];
  readonly dropped: string[];
  /** Rows deleted from default partitions. */
  readonly purged: number;
}

/** A hub that nobody started for so long finds its rows in the default partition, which is slower and loses nothing. */
const WEEKS_AHEAD = 4;
/** 'Patchbay' and one: not the migrations' lock, which may be held long. */
const KEEPER_LOCK = 8_097_116_100;
const LOCK_TRIES = 10;
const LOCK_PAUSE_MS = 200;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/**
 * Makes partitions ahead of time and drops those whose rows are all older than the settings keep, as the owner. Locks on
 * tables in use are asked for with a short time-out and again later, so that nobody queues behind this job for long.
 */
export class PartitionKeeper {
  readonly #options: PartitionKeeperOptions;
  readonly #log: Log;

  constructor(options: PartitionKeeperOptions) {
    this.#options = options;
    this.#log = options.log.child({ area: 'partitions' });
  }

  /** One process at a time; who comes second has nothing to do. A table that fails does not keep the others from their turn. */
  async run(): Promise<PartitionReport> {
    const { address } = this.#options;
    const client = await connectClient({
      address,
      role: null,
      applicationName: 'patchbay partitions',
      statementTimeoutMs: 0,
      idleInTransactionTimeoutMs: 30_000,
    });
    try {
      return (await isAlone(client)) ? await this.#keepAll(client) : { made: [], dropped: [], purged: 0 };
    } finally {
      await client.end();
    }
  }

  async #keepAll(client: pg.Client): Promise<PartitionReport> {
    const report = { made: [] as string[], dropped: [] as string[], purged: 0 };
    for (const table of PARTITIONED_TABLES) {
      try {
        const existing = await partitionsOf(client, table.name);
        report.made.push(...(await this.#makeAhead(client, table, existing)));
        report.dropped.push(...(await this.#dropOld(client, table, existing)));
        report.purged += await purgeDefault(client, table, this.#firstKept(table));
      } catch (error) {
        this.#log.error('the partitions of a table could not be kept', { table: table.name, error });
      }
    }
    if (report.made.length + report.dropped.length + report.purged > 0) this.#log.info('partitions were kept', report);
    return report;
  }

  async #makeAhead(client: pg.Client, table: PartitionedTable, existing: readonly string[]): Promise<string[]> {
    const now = this.#options.clock.now();
    const made: string[] = [];
    for (const week of weeksFrom(now, WEEKS_AHEAD)) {
      const name = partitionName(table.name, week);
      if (existing.includes(name)) continue;
      const attached = await this.#patiently(() => attachWeek(client, table, week, isUnderWay(week, now)));
      if (attached) made.push(name);
      else this.#log.info('a week stays in the default partition, which holds much of it', { partition: name });
    }
    return made;
  }

  async #dropOld(client: pg.Client, table: PartitionedTable, existing: readonly string[]): Promise<string[]> {
    const firstKept = this.#firstKept(table);
    const dropped: string[] = [];
    for (const name of existing) {
      const week = weekOfPartition(table.name, name);
      if (week === null || week.to > firstKept) continue;
      const gone = await this.#patiently(() => dropWeek(client, table, name, week));
      if (gone) dropped.push(name);
      else this.#log.warn('an old partition is kept: too much in it is unfinished', { partition: name });
    }
    return dropped;
  }

  #firstKept(table: PartitionedTable): string {
    return firstIdKept(this.#options.clock.now(), this.#options.retention[table.retention]);
  }

  async #patiently<T>(change: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await change();
      } catch (error) {
        const state = sqlState(error);
        if (tries === LOCK_TRIES || (state !== LOCK_NOT_AVAILABLE && state !== DEADLOCK)) throw error;
        await delay(LOCK_PAUSE_MS * tries);
      }
    }
  }
}

function isUnderWay(week: PartitionWeek, now: Date): boolean {
  return week.start <= now && now < week.end;
}

async function isAlone(client: pg.Client): Promise<boolean> {
  const found = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [KEEPER_LOCK]);
  return found.rows[0]?.alone === true;
}

async function partitionsOf(client: pg.Client, table: string): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    'SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass',
    [table],
  );
  return found.rows.map((row) => row.name);
}
