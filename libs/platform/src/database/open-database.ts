import type { Settings } from '../config/settings.ts';
import type { Log } from '../telemetry/log.ts';
import { Database } from './database.ts';
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrate } from './migrate.ts';
import type { PostgresAddress } from './postgres-session.ts';
import { SystemDatabase } from './system-database.ts';

/** Everything a process has of its database. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly system: SystemDatabase;
  /** The owner's connection string, for migrations and partitions. */
  readonly address: PostgresAddress;
  closePools(): Promise<void>;
  /** After `closePools`: the last process stops the embedded server. */
  stopServer(): Promise<void>;
}

/** Starts or finds Postgres, brings the schema up to date, opens both pools. */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  log: Log,
): Promise<OpenedDatabase> {
  const server = await openServer(settings, log);
  const { address } = server;
  const database = new Database({ address, log });
  const system = new SystemDatabase({ address, log });
  let closing: Promise<unknown> | undefined;
  const closePools = async (): Promise<void> => {
    closing ??= Promise.all([database.close(), system.close()]);
    await closing;
  };
  try {
    await migrate(address, log);
    await database.connect();
  } catch (error) {
    await closePools();
    await server.stop();
    throw error;
  }
  return { database, system, address, closePools, stopServer: server.stop };
}

interface Server {
  readonly address: PostgresAddress;
  readonly stop: () => Promise<void>;
}

async function openServer(settings: Pick<Settings, 'databaseUrl' | 'dataDir'>, log: Log): Promise<Server> {
  const { databaseUrl } = settings;
  if (databaseUrl !== null) return { address: () => databaseUrl, stop: async () => undefined };
  const embedded = await EmbeddedPostgres.start({ dataDir: settings.dataDir, log });
  return { address: () => embedded.url(), stop: () => embedded.stop() };
}
