import type { QueryRunner } from 'typeorm';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type pg from 'pg';
import type { Context, TransactionContext } from '../context/context.ts';
import { internalError } from '../errors/factories.ts';
import type { Log } from '../telemetry/log.ts';
import { CommitHooks } from './commit-hooks.ts';
import { databaseError } from './database.errors.ts';
import type { PostgresAddress } from './postgres-session.ts';
import { clientClass, withConnectRetry } from './postgres-session.ts';
import { QueryCounter } from './query-counter.ts';
import { CountingLogger } from './typeorm-logger.ts';
import type { Statement } from './system-database.ts';
import type { Transaction } from './transaction.ts';

export interface DatabaseOptions {
  readonly address: PostgresAddress;
  readonly log: Log;
  /** Most connections of the pool. */
  readonly connections?: number;
  readonly statementTimeoutMs?: number;
}

const DEFAULT_CONNECTIONS = 10;
const DEFAULT_STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 15_000;
const CONNECT_MS = 10_000;

/**
 * What requests do: TypeORM, role `patchbay_request`. Row-level security is bound to the context's tenant for exactly one
 * transaction; without one there is no way to a row. Every class with `@Entity` that was imported before `connect` is known.
 */
export class Database {
  readonly counter = new QueryCounter();
  readonly dataSource: DataSource;
  readonly #log: Log;
  #closing = false;

  constructor(options: DatabaseOptions) {
    this.#log = options.log;
    const session = {
      address: options.address,
      role: 'patchbay_request',
      applicationName: 'patchbay request',
      statementTimeoutMs: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
      idleInTransactionTimeoutMs: IDLE_IN_TRANSACTION_MS,
    } as const;
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.address(),
      entities: getMetadataArgsStorage().tables.flatMap((table) =>
        typeof table.target === 'function' ? [table.target] : [],
      ),
      installExtensions: false,
      logger: new CountingLogger(this.counter),
      poolSize: options.connections ?? DEFAULT_CONNECTIONS,
      poolErrorHandler: (error: Error) => this.#idleLost(error),
      connectTimeoutMS: CONNECT_MS,
      extra: { Client: clientClass(session), idleTimeoutMillis: 60_000 },
    });
  }

  async connect(): Promise<void> {
    await withConnectRetry(() => this.dataSource.initialize());
  }

  /** Joins the context's transaction when there is one; else commits when `work` resolves, rolls back when it throws. */
  async inTransaction<T>(ctx: Context, work: (ctx: TransactionContext) => Promise<T>): Promise<T> {
    if (ctx.tx !== undefined) return work({ ...ctx, tx: ctx.tx });
    const runner = this.dataSource.createQueryRunner();
    const hooks = new CommitHooks();
    try {
      const result = await this.#run(runner, hooks, ctx, work);
      hooks.run((error) => this.#log.error('a hook after a commit failed', { error, request_id: ctx.requestId }));
      return result;
    } finally {
      await runner.release();
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** A connection that is being ended may hear of the server's end first. */
  #idleLost(error: Error): void {
    if (!this.#closing) this.#log.warn('an idle database connection was lost', { error: error.message });
  }

  async #run<T>(
    runner: QueryRunner,
    hooks: CommitHooks,
    ctx: Context,
    work: (ctx: TransactionContext) => Promise<T>,
  ): Promise<T> {
    // TypeORM hands out the driver's client without a type.
    const client = (await withConnectRetry<unknown>(() => runner.connect())) as pg.PoolClient;
    const tx = new RequestTransaction(runner, client, hooks, this.counter);
    let phase: 'in_transaction' | 'committing' = 'in_transaction';
    try {
      await tx.begin(ctx.tenantId);
      const result = await work({ ...ctx, tx });
      phase = 'committing';
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollBack();
      throw databaseError(error, phase);
    }
  }
}

class RequestTransaction implements Transaction {
  readonly #runner: QueryRunner;
  readonly #client: pg.PoolClient;
  readonly #hooks: CommitHooks;
  readonly #counter: QueryCounter;
  #ended = false;

  constructor(runner: QueryRunner, client: pg.PoolClient, hooks: CommitHooks, counter: QueryCounter) {
    this.#runner = runner;
    this.#client = client;
    this.#hooks = hooks;
    this.#counter = counter;
  }

  get manager(): Transaction['manager'] {
    this.#mustBeOpen();
    return this.#runner.manager;
  }

  async begin(tenantId: string): Promise<void> {
    await this.#runner.startTransaction();
    await this.query({ name: 'bind_tenant', text: `SELECT set_config('patchbay.tenant_id', $1, true)` }, [tenantId]);
  }

  async query<Row>(sql: Statement, values?: unknown[]): Promise<Row[]> {
    this.#mustBeOpen();
    this.#counter.statement();
    const statement = typeof sql === 'string' ? { text: sql } : sql;
    const result = await this.#client.query(values === undefined ? statement : { ...statement, values });
    return result.rows as Row[];
  }

  afterCommit(hook: () => void): void {
    this.#mustBeOpen();
    this.#hooks.add(hook);
  }

  async commit(): Promise<void> {
    this.#ended = true;
    await this.#runner.commitTransaction();
    this.#counter.commitsTotal += 1;
  }

  async rollBack(): Promise<void> {
    this.#ended = true;
    if (!this.#runner.isTransactionActive) return;
    try {
      await this.#runner.rollbackTransaction();
    } catch {
      // The connection is gone, and the transaction with it.
    }
  }

  /** A context that outlived its transaction would write outside row-level security's binding, or into a stranger's. */
  #mustBeOpen(): void {
    if (this.#ended)
      throw internalError(new Error('This transaction has ended; start another with Database.inTransaction.'));
  }
}
