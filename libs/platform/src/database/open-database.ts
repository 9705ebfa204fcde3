import { SystemClock } from '../clock/clock.ts';
import type { Settings } from '../config/settings.ts';
import type { Log } from '../telemetry/log.ts';
import { Database } from './database.ts';
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { PartitionKeeper } from './partition-keeper.ts';
import type { PostgresAddress } from './postgres-session.ts';
import { SystemDatabase } from './system-database.ts';

/** Everything a process has of its database. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly system: SystemDatabase;
  /** The owner's connection string, for migrations and partitions. */
  readonly address: PostgresAddress;
  /** Has run once; to be run again a few times a day. */
  readonly partitions: PartitionKeeper;
  closePools(): Promise<void>;
  /** After `closePools`: the last process stops the embedded server. */
  stopServer(): Promise<void>;
}

/** What of the settings concerns the database. */
export type DatabaseSettings = Pick<Settings, 'databaseUrl' | 'dataDir' | 'retention'>;

/** Starts or finds Postgres, brings schema and partitions up to date, opens both pools. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<OpenedDatabase> {
  const server = await openServer(settings, log);
  const { address } = server;
  const { retention } = settings;
  const partitions = new PartitionKeeper({ address, retention, clock: new SystemClock(), log });
  const database = new Database({ address, log });
  const system = new SystemDatabase({ address, log });
  let closing: Promise<unknown> | undefined;
  const closePools = async (): Promise<void> => {
    closing ??= Promise.all([database.close(), system.close()]);
    await closing;
  };
  try {
    await migrate(address, log);
    // Before the first row: a new hub would otherwise begin in the default partition.
    await Promise.all([partitions.run(), database.connect()]);
  } catch (error) {
    await closePools();
    await server.stop();
    throw error;
  }
  return { database, system, address, partitions, closePools, stopServer: server.stop };
}

interface Server {
  readonly address: PostgresAddress;
  readonly stop: () => Promise<void>;
}

async function openServer(settings: DatabaseSettings, log: Log): Promise<Server> {
  const { databaseUrl } = settings;
  if (databaseUrl !== null) return { address: () => databaseUrl, stop: async () => undefined };
  const embedded = await EmbeddedPostgres.start({ dataDir: settings.dataDir, log });
  return { address: () => embedded.url(), stop: () => embedded.stop() };
}
