import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { databaseError, isConnectionLost } from './database.errors.ts';

/** Where Postgres is at this moment, as a connection string of the owner; an embedded one may come back on another port. */
export type PostgresAddress = () => string;

/** What the runtime connects as; see the migrations for what each may do. */
export type DatabaseRole = 'patchbay_request' | 'patchbay_system';

/** What a session is from its first moment on, by startup options: no statement is needed to set it. */
export interface SessionOptions {
  readonly address: PostgresAddress;
  /** null: the owner itself, for migrations and partitions. */
  readonly role: DatabaseRole | null;
  readonly applicationName: string;
  /** 0 = none. */
  readonly statementTimeoutMs: number;
  readonly idleInTransactionTimeoutMs: number;
}

/**
 * The hub's own statements look rows up by key, in tables that are empty when a plan is first made and large soon after:
 * a plan that reads a table from end to end, cheap at that moment, would stay until the next ANALYZE. Planning anew for
 * each execution would cost more than executing.
 */
const STEADY_PLANS = [
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'plan_cache_mode=force_generic_plan',
];

/** The owner's connection string with role and time-outs as startup options; options that are in the URL are kept. */
function sessionUrl(options: SessionOptions): string {
  const url = new URL(options.address());
  const settings = [
    ...(options.role === null ? [] : [`role=${options.role}`]),
    `statement_timeout=${options.statementTimeoutMs}`,
    `idle_in_transaction_session_timeout=${options.idleInTransactionTimeoutMs}`,
    ...(options.role === 'patchbay_system' ? STEADY_PLANS : []),
  ];
  const given = url.searchParams.get('options');
  const ours = settings.map((setting) => `-c ${setting}`).join(' ');
  url.searchParams.set('options', given === null ? ours : `${given} ${ours}`);
  if (!url.searchParams.has('application_name')) url.searchParams.set('application_name', options.applicationName);
  return url.href;
}

/** A client class whose instances ask for the address when they are made, and never raise an unhandled 'error'. */
export function clientClass(options: SessionOptions): typeof pg.Client {
  return class SessionClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: sessionUrl(options), keepAlive: true });
      // A connection that dies while it is checked out but idle would end the process; its next query reports it.
      this.on('error', () => undefined);
    }
  };
}

/** One connection of its own, outside every pool: LISTEN, migrations. The caller ends it. */
export async function connectClient(options: SessionOptions): Promise<pg.Client> {
  const Client = clientClass(options);
  // A server that accepts and says nothing would otherwise be waited for without end.
  const client = new Client({ connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  return client;
}

const CONNECT_MS = 10_000;
const RETRY_MS = 3000;
const PAUSE_MS = 50;

/** Tries to get a connection for a few seconds: nothing was sent yet, so a restart of Postgres need not be noticed. */
export async function withConnectRetry<T>(connect: () => Promise<T>, forMs = RETRY_MS): Promise<T> {
  const deadline = performance.now() + forMs;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() > deadline) throw databaseError(error, 'connecting');
      await delay(PAUSE_MS);
    }
  }
}
