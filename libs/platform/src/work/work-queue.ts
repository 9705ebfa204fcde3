import type { SystemTransaction } from '../database/transaction.ts';

/**
 * A piece of work: `id` is what is to be worked on, once per queue and tenant; a lane (a connection, or any other
 * grouping) is what hints name and what claims take turns over.
 */
export interface WorkItem {
  readonly queue: string;
  readonly tenantId: string;
  readonly lane: string;
  readonly id: string;
  /** Not before; default at once. */
  readonly dueAt?: Date;
}

/** Until when this process may act on a claim. Checked just before bytes are written to a vendor. */
export interface ClaimDeadline {
  /** Monotonic milliseconds of this process's clock, counted from before the claim was asked for. */
  readonly at: number;
  expired(): boolean;
}

/** Work this process owns until the deadline; `epoch` fences whoever owned it before. */
export interface Claim extends Required<WorkItem> {
  readonly epoch: number;
  /** Tries spent before this one. */
  readonly tries: number;
  readonly owner: string;
  readonly deadline: ClaimDeadline;
}

/** What works a queue in this process. */
export interface WorkHandler {
  /** Claims handled at once by one process. */
  readonly concurrency: number;
  /** At most so many claims are taken by one statement; default `concurrency`. */
  readonly batch?: number;
  /** A claim not extended for so long is another process's; live handlers are extended by heartbeats. */
  readonly leaseMs: number;
  /** Of `concurrency`, what one tenant may hold; default three quarters, so that slow work of one leaves others room. */
  readonly perTenant?: number;
  /** Of `concurrency`, what one lane may hold; default as much as its tenant. */
  readonly perLane?: number;
  /**
   * Whoever holds claims takes no more of them than it leaves free, however much it may hold: so that there is room for
   * a newcomer while many are slow. For handlers that wait more than they work.
   */
  readonly leavesRoom?: boolean;
  /** One claim per lane at a time, oldest due first. */
  readonly orderedLanes?: boolean;
  /** Ends the claim by complete or defer; when it throws, or ends neither way, it is tried again with back-off. */
  handle(claim: Claim): Promise<void>;
}

/** Work a statement of the caller claimed: its first epoch, no tries spent, unless told otherwise. */
export interface ClaimedItem extends WorkItem {
  readonly epoch?: number;
  readonly tries?: number;
}

export interface DeferOptions {
  /** Whether this was a try; default no. */
  readonly countTry?: boolean;
}

/**
 * Work as rows of Postgres: the rows are the truth, hints only wake. Loses nothing and claims nothing twice whatever
 * becomes of processes and of Redis.
 */
export abstract class WorkQueue {
  /** This process's id in `work.claim_owner`, for statements that insert work already claimed (epoch 1). */
  abstract readonly sqlClaimOwner: string;

  /**
   * Adds work in the transaction of the rows it is about. An id that waits already becomes due at the earlier time; one
   * that is being handled is handled again afterwards.
   */
  abstract enqueue(tx: SystemTransaction, items: readonly WorkItem[]): Promise<void>;

  /** Called before start; worked in processes with role worker only. */
  abstract registerHandler(queue: string, handler: WorkHandler): void;

  /** Ends the claim and its work, inside `tx` when given. False: the claim was lost, nothing was written. */
  abstract complete(tx: SystemTransaction | null, claim: Claim): Promise<boolean>;

  /** Gives the claim back until `dueAt`. False: the claim was lost, nothing was written. */
  abstract defer(tx: SystemTransaction | null, claim: Claim, dueAt: Date, options?: DeferOptions): Promise<boolean>;

  /**
   * Gives the claim back, due as it was, and lets its lane rest: nobody takes from it for so long, and its order is kept. False: the
   * claim was lost, nothing was written.
   */
  abstract rest(tx: SystemTransaction, claim: Claim, ms: number): Promise<boolean>;

  /**
   * The claim behind a row that a statement of the caller inserted already claimed by `sqlClaimOwner`, or whose lease such
   * a statement began anew; `sentAt` is the monotonic time before it was sent, `leaseMs` what it added to now() for
   * due_at. No heartbeat extends it.
   */
  abstract claimOf(item: ClaimedItem, sentAt: number, leaseMs: number): Claim;

  /** For handlers whose own statement ended the claim: spares the statement that would give it back. */
  abstract ended(claim: Claim): void;

  /** A hint that a lane has work; costs little, promises nothing. */
  abstract wake(queue: string, tenantId: string, lane: string): void;
}
