import pg from 'pg';
import type { Log } from '../telemetry/log.ts';
import { CommitHooks } from './commit-hooks.ts';
import { databaseError, isConnectionLost } from './database.errors.ts';
import type { PostgresAddress, SessionOptions } from './postgres-session.ts';
import { clientClass, connectClient, withConnectRetry } from './postgres-session.ts';
import { QueryCounter } from './query-counter.ts';
import type { SystemTransaction } from './transaction.ts';

/** A statement; one with a name is prepared once per connection. */
export type Statement = string | { name: string; text: string };

export interface SystemDatabaseOptions {
  readonly address: PostgresAddress;
  readonly log: Log;
  /** Most connections of the pool. */
  readonly connections?: number;
  readonly statementTimeoutMs?: number;
}

const DEFAULT_CONNECTIONS = 6;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECT_MS = 10_000;

/**
 * The hub's own work: raw `pg`, role `patchbay_system`, which sees every tenant. For hot paths, sweepers and writers; what
 * a request does by itself belongs to `Database`.
 */
export class SystemDatabase {
  readonly counter = new QueryCounter();
  readonly #session: SessionOptions;
  readonly #pool: pg.Pool;
  readonly #log: Log;

  constructor(options: SystemDatabaseOptions) {
    this.#log = options.log;
    this.#session = {
      address: options.address,
      role: 'patchbay_system',
      applicationName: 'patchbay system',
      statementTimeoutMs: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
      idleInTransactionTimeoutMs: IDLE_IN_TRANSACTION_MS,
    };
    this.#pool = new pg.Pool({
      Client: clientClass(this.#session),
      max: options.connections ?? DEFAULT_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      idleTimeoutMillis: 60_000,
    });
    this.#pool.on('error', (error) => {
      // A connection that is being ended may hear of the server's end first.
      if (!this.#pool.ending) this.#log.warn('an idle database connection was lost', { error: error.message });
    });
  }

  /** One statement, committed by itself. A lost connection is a `CommitUnknownError`: it may have been committed. */
  async query<Row>(sql: Statement, values?: unknown[]): Promise<Row[]> {
    const client = await this.#acquire();
    this.counter.autocommitted(typeof sql === 'string' ? sql : sql.text);
    let lost = false;
    try {
      return await rowsOf<Row>(client, sql, values);
    } catch (error) {
      lost = isConnectionLost(error);
      throw databaseError(error, 'committing');
    } finally {
      client.release(lost);
    }
  }

  /** Commits when `work` resolves, rolls back when it throws. */
  async inTransaction<T>(work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    const client = await this.#acquire();
    const hooks = new CommitHooks();
    let broken = true;
    try {
      const result = await this.#run(client, hooks, work);
      broken = false;
      hooks.run((error) => this.#log.error('a hook after a commit failed', { error }));
      return result;
    } catch (error) {
      broken = !(await this.#rollBack(client));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A connection of its own that no pool knows, for LISTEN; the caller ends it and opens the next one. */
  connect(applicationName: string): Promise<pg.Client> {
    return connectClient({ ...this.#session, applicationName, statementTimeoutMs: 0 });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #run<T>(client: pg.PoolClient, hooks: CommitHooks, work: (tx: SystemTransaction) => Promise<T>): Promise<T> {
    let phase: 'in_transaction' | 'committing' = 'in_transaction';
    try {
      await client.query('BEGIN');
      this.counter.statement();
      const result = await work(this.#transactionOn(client, hooks));
      phase = 'committing';
      await client.query('COMMIT');
      this.counter.committed();
      return result;
    } catch (error) {
      throw databaseError(error, phase);
    }
  }

  #transactionOn(client: pg.PoolClient, hooks: CommitHooks): SystemTransaction {
    return {
      query: async <Row>(sql: Statement, values?: unknown[]): Promise<Row[]> => {
        this.counter.statement();
        return rowsOf<Row>(client, sql, values);
      },
      afterCommit: (hook) => hooks.add(hook),
    };
  }

  /** False when the connection cannot be used again. */
  async #rollBack(client: pg.PoolClient): Promise<boolean> {
    try {
      await client.query('ROLLBACK');
      return true;
    } catch {
      return false;
    }
  }

  #acquire(): Promise<pg.PoolClient> {
    return withConnectRetry(() => this.#pool.connect());
  }
}

async function rowsOf<Row>(client: pg.ClientBase, sql: Statement, values: unknown[] | undefined): Promise<Row[]> {
  const text = typeof sql === 'string' ? { text: sql } : sql;
  const result = await client.query(values === undefined ? text : { ...text, values });
  return result.rows as Row[];
}
