import type { Clock } from '../clock/clock.ts';
import { LATE, within } from '../clock/within.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { SystemTransaction } from '../database/transaction.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { ClaimHandling } from './claim-handling.ts';
import { ClaimStore } from './claim-store.ts';
import { HeldClaim } from './held-claim.ts';
import { QueueRunner } from './queue-runner.ts';
import type { LaneHint, Waker } from './waker.ts';
import {
  type Claim,
  type ClaimedItem,
  type DeferOptions,
  type WorkHandler,
  type WorkItem,
  WorkQueue,
} from './work-queue.ts';
import { COMPLETE, ENQUEUE, GIVE_BACK, LOOK, REST } from './work.statements.ts';

export interface WorkQueueOptions {
  readonly db: SystemDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** How hints of work travel. */
  readonly waker: Waker;
  /** Reaches every worker whatever the waker: for what the waker's one receiver cannot serve, and for the sweeper. */
  readonly broadcast: Waker;
  /** Names this process in claims; new with every start, so that a process never owns its predecessor's claims. */
  readonly owner: string;
  /** How often a worker looks by itself, in case hints were lost. */
  readonly lookMs?: number;
  /** Between hints that this process is full. */
  readonly overflowMs?: number;
  /** How long stop waits for handlers. */
  readonly drainMs?: number;
}

interface LaneRow {
  readonly queue: string;
  readonly tenant_id: string;
  readonly lane: string;
  readonly due_at: Date;
}

interface EndedRow {
  readonly queue: string;
  readonly tenant_id: string;
  readonly lane: string;
  /** Its lane or its tenant has a limit: the end of a claim makes room for others, here or elsewhere. */
  readonly counted: boolean;
}

const LOOK_MS = 5000;
const OVERFLOW_MS = 1000;
const DRAIN_MS = 15_000;

/** The queue over the tables `work` and `lanes`. */
export class PostgresWorkQueue extends WorkQueue {
  readonly sqlClaimOwner: string;
  readonly #options: WorkQueueOptions;
  readonly #log: Log;
  readonly #store: ClaimStore;
  readonly #handling: ClaimHandling;
  readonly #handlers = new Map<string, WorkHandler>();
  readonly #runners = new Map<string, QueueRunner>();
  readonly #overflowedAt = new Map<string, number>();
  #look: NodeJS.Timeout | undefined;

  constructor(options: WorkQueueOptions) {
    super();
    this.#options = options;
    this.sqlClaimOwner = options.owner;
    this.#log = options.log.child({ area: 'work' });
    this.#store = new ClaimStore(options.db, options.clock, options.owner);
    this.#handling = new ClaimHandling({
      store: this.#store,
      clock: options.clock,
      log: this.#log,
      metrics: options.metrics,
      giveBack: (claim, dueAt, tries) => this.#giveBack(null, claim, dueAt, tries),
    });
  }

  registerHandler(queue: string, handler: WorkHandler): void {
    if (this.#handlers.has(queue)) throw new Error(`The queue "${queue}" has a handler already.`);
    this.#handlers.set(queue, handler);
  }

  /** Begins to work the queues that have handlers; for processes with role worker. */
  start(): void {
    for (const [queue, handler] of this.#handlers) this.#runners.set(queue, this.#runnerOf(queue, handler));
    if (this.#runners.size === 0) return;
    this.#options.waker.listen((queue) => this.#hinted(queue));
    if (this.#options.broadcast !== this.#options.waker) {
      this.#options.broadcast.listen((queue) => this.#runners.get(queue)?.wake());
    }
    const lookMs = this.#options.lookMs ?? LOOK_MS;
    this.#look = setInterval(() => void this.#lookAround(), lookMs).unref();
    for (const runner of this.#runners.values()) runner.wake();
  }

  /** Looks at every queue: the connection hints come by was lost for a while. */
  wakeAll(): void {
    for (const runner of this.#runners.values()) runner.wake();
  }

  /** Claims no more, waits for handlers; claims of those that do not end in time run out by themselves. */
  async stop(): Promise<void> {
    clearInterval(this.#look);
    const stopped = Promise.all([...this.#runners.values()].map((runner) => runner.stop()));
    const end = await within(this.#options.drainMs ?? DRAIN_MS, stopped);
    if (end === LATE) this.#log.warn('work was still being handled at the stop');
  }

  /** After stop, and after everything that still enqueues. */
  async stopHinting(): Promise<void> {
    await this.#options.waker.stop();
    await this.#options.broadcast.stop();
  }

  async enqueue(tx: SystemTransaction, items: readonly WorkItem[]): Promise<void> {
    if (items.length === 0) return;
    const filled = await tx.query<LaneRow>(ENQUEUE, [
      items.map((item) => item.queue),
      items.map((item) => item.tenantId),
      items.map((item) => item.lane),
      items.map((item) => item.id),
      items.map((item) => item.dueAt ?? null),
    ]);
    await this.#hint(tx, filled);
  }

  async complete(tx: SystemTransaction | null, claim: Claim): Promise<boolean> {
    const [row] = await (tx ?? this.#options.db).query<EndedRow>(COMPLETE, fence(claim));
    if (row !== undefined) {
      this.#endWith(tx, claim);
      this.#makeRoom(tx, row);
      return true;
    }
    // Asked for again meanwhile, or lost: the statement that gives it back tells which.
    return this.#giveBack(tx, claim, null, 0);
  }

  defer(tx: SystemTransaction | null, claim: Claim, dueAt: Date, options: DeferOptions = {}): Promise<boolean> {
    return this.#giveBack(tx, claim, dueAt, options.countTry === true ? 1 : 0);
  }

  async rest(tx: SystemTransaction, claim: Claim, ms: number): Promise<boolean> {
    if (!(await this.#giveBack(tx, claim, claim.dueAt, 0))) return false;
    // Only now does the lane surely have its row.
    await tx.query(REST, [claim.queue, claim.tenantId, claim.lane, Math.ceil(ms)]);
    tx.afterCommit(() => this.#runners.get(claim.queue)?.wakeIn(ms));
    return true;
  }

  claimOf(item: ClaimedItem, sentAt: number, leaseMs: number): Claim {
    const { clock, owner } = this.#options;
    const { epoch = 1, tries = 0, dueAt = clock.now() } = item;
    return new HeldClaim(clock, { ...item, dueAt, epoch, tries, owner, sentAt, leaseMs });
  }

  ended(claim: Claim): void {
    this.#handling.ended(claim);
  }

  wake(queue: string, tenantId: string, lane: string): void {
    this.#runners.get(queue)?.wake();
    this.#options.waker.wake([{ queue, tenantId, lane, dueAt: this.#options.clock.now() }]);
  }

  /** Tells every worker that these queues have due work. */
  broadcast(queues: readonly string[]): void {
    for (const queue of queues) this.#runners.get(queue)?.wake();
    const dueAt = this.#options.clock.now();
    if (queues.length > 0) {
      this.#options.broadcast.wake(queues.map((queue) => ({ queue, tenantId: '', lane: '', dueAt })));
    }
  }

  #runnerOf(queue: string, handler: WorkHandler): QueueRunner {
    return new QueueRunner({
      queue,
      handler,
      store: this.#store,
      clock: this.#options.clock,
      log: this.#log,
      run: (claim) => this.#handling.run(claim, handler),
      release: (claim) => this.#handling.release(claim),
      overflow: (full) => this.#overflow(full),
    });
  }

  /** Without a transaction one statement; a crash before its hint leaves a lane that says due, which others look at. */
  async #giveBack(tx: SystemTransaction | null, claim: Claim, dueAt: Date | null, tries: number): Promise<boolean> {
    const values = [...fence(claim), dueAt, tries];
    const [row] = await (tx ?? this.#options.db).query<LaneRow & EndedRow & { filled: boolean }>(GIVE_BACK, values);
    if (row === undefined) return false;
    this.#endWith(tx, claim);
    if (row.filled) await this.#hint(tx, [row]);
    this.#makeRoom(tx, row);
    return true;
  }

  #makeRoom(tx: SystemTransaction | null, { counted, queue, tenant_id: tenantId, lane }: EndedRow): void {
    if (!counted) return;
    if (tx === null) this.wake(queue, tenantId, lane);
    else tx.afterCommit(() => this.wake(queue, tenantId, lane));
  }

  #endWith(tx: SystemTransaction | null, claim: Claim): void {
    if (tx === null) this.ended(claim);
    else tx.afterCommit(() => this.ended(claim));
  }

  /** This process is told directly: it need not wait for its own hint, nor for Redis. */
  async #hint(tx: SystemTransaction | null, rows: readonly LaneRow[]): Promise<void> {
    if (rows.length === 0) return;
    const hints: LaneHint[] = rows.map((row) => ({
      queue: row.queue,
      tenantId: row.tenant_id,
      lane: row.lane,
      dueAt: row.due_at,
    }));
    if (tx === null) {
      this.#options.waker.wake(hints);
      this.#wakeHere(hints);
      return;
    }
    await this.#options.waker.hint(tx, hints);
    tx.afterCommit(() => this.#wakeHere(hints));
  }

  #wakeHere(hints: readonly LaneHint[]): void {
    const now = this.#options.clock.now().getTime();
    for (const { queue, dueAt } of hints) {
      const inMs = dueAt.getTime() - now;
      if (inMs > 0) this.#runners.get(queue)?.wakeIn(inMs);
      else this.#runners.get(queue)?.wake();
    }
  }

  #hinted(queue: string): void {
    const runner = this.#runners.get(queue);
    if (runner !== undefined) return runner.wake();
    // The one receiver of this hint does not work that queue: another version of Patchbay does.
    if (!this.#options.waker.reachesAll) this.#overflow(queue);
  }

  #overflow(queue: string): void {
    if (this.#options.waker.reachesAll) return;
    const now = this.#options.clock.monotonicMs();
    const last = this.#overflowedAt.get(queue) ?? Number.NEGATIVE_INFINITY;
    if (now - last < (this.#options.overflowMs ?? OVERFLOW_MS)) return;
    this.#overflowedAt.set(queue, now);
    const hint = { queue, tenantId: '', lane: '', dueAt: this.#options.clock.now() };
    this.#options.broadcast.wake([hint]);
  }

  async #lookAround(): Promise<void> {
    try {
      const rows = await this.#options.db.query<{ queue: string; next_in_ms: number }>(LOOK, [
        [...this.#runners.keys()],
      ]);
      for (const row of rows) {
        if (row.next_in_ms > 0) this.#runners.get(row.queue)?.wakeIn(row.next_in_ms);
        else this.#runners.get(row.queue)?.wake();
      }
    } catch (error) {
      this.#log.warn('the database could not be asked for work', { error: String(error) });
    }
  }
}

function fence(claim: Claim): unknown[] {
  return [claim.queue, claim.tenantId, claim.id, claim.owner, claim.epoch];
}
