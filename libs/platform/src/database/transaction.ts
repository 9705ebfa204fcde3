import type { EntityManager } from 'typeorm';

/** A running transaction of the hub itself (role system): raw SQL only. */
export interface SystemTransaction {
  query<Row>(sql: string | { name: string; text: string }, values?: unknown[]): Promise<Row[]>;
  /** Runs once the transaction has committed, never when it rolls back. */
  afterCommit(hook: () => void): void;
}

/** A running transaction of one tenant (role request): row-level security is bound to that tenant. */
export interface Transaction extends SystemTransaction {
  readonly manager: EntityManager;
}
