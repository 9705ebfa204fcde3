import type { Job, Queue } from 'bull';
import { within } from '../clock/within.ts';
import type { SystemTransaction } from '../database/transaction.ts';
import type { Log } from '../telemetry/log.ts';
import { type HintListener, type LaneHint, Waker } from './waker.ts';

/** The one Bull queue; its jobs name lanes and carry nothing else. */
export const BULL_QUEUE = 'patchbay-work';

/** Where Nest has that queue, when there is a Redis. */
export const BULL_HINTS = Symbol('BULL_HINTS');

/** What a Bull job says. */
export interface BullHint {
  readonly queue: string;
  readonly tenantId: string;
  readonly lane: string;
}

/** Hints that may wait for Redis at a time; those above are dropped, which workers make up for by looking themselves. */
const MOST_UNDER_WAY = 1000;
const LONGEST_DELAY_MS = 24 * 3600_000;
const QUIET_MS = 30_000;
const LEAVE_MS = 1000;

/**
 * Hints by Bull on Redis. Redis down, wiped or restarted costs nothing but time: adding is not waited for and its failure
 * is no failure. Jobs get ids of Bull's own, never the lane's: Bull drops a job whose id it knows, and would drop the
 * wake of a lane that fills again while its last job is still there.
 */
export class BullWaker extends Waker {
  readonly reachesAll = false;
  readonly #bull: Queue<BullHint>;
  readonly #log: Log;
  readonly #underWay = new Set<Promise<unknown>>();
  #complainedAt = Number.NEGATIVE_INFINITY;
  #listener: HintListener | undefined;

  constructor(bull: Queue<BullHint>, log: Log) {
    super();
    this.#bull = bull;
    this.#log = log.child({ area: 'work' });
    bull.on('error', (error) => this.#complain(error));
  }

  listen(listener: HintListener): void {
    const first = this.#listener === undefined;
    this.#listener = listener;
    if (!first) return;
    // One at a time: the job is done as soon as the queue is woken; the rows say what there is to do.
    const processing: Promise<void> = this.#bull.process(1, (job: Job<BullHint>) => {
      this.#listener?.(job.data.queue);
      return Promise.resolve();
    });
    processing.catch((error: unknown) => this.#complain(error));
  }

  hint(tx: SystemTransaction, lanes: readonly LaneHint[]): Promise<void> {
    tx.afterCommit(() => this.wake(lanes));
    return Promise.resolve();
  }

  wake(lanes: readonly LaneHint[]): void {
    for (const lane of lanes) {
      if (this.#underWay.size >= MOST_UNDER_WAY) return;
      const added = this.#add(lane)
        .catch((error: unknown) => this.#complain(error))
        .finally(() => this.#underWay.delete(added));
      this.#underWay.add(added);
    }
  }

  async stop(): Promise<void> {
    this.#listener = undefined;
    await within(LEAVE_MS, Promise.all(this.#underWay));
    // Not waiting for jobs: none takes longer than a moment. While Redis is away Bull waits for it even to say goodbye.
    await within(
      LEAVE_MS,
      this.#bull.close(true).catch(() => undefined),
    );
    for (const client of this.#bull.clients) {
      client.disconnect();
      // ioredis forgets the timer of socketTimeout, which would keep the process alive for as long.
      clearTimeout(Reflect.get(client, 'socketTimeoutTimer') as NodeJS.Timeout | undefined);
    }
  }

  #add(lane: LaneHint): Promise<unknown> {
    const delay = Math.min(Math.max(0, lane.dueAt.getTime() - Date.now()), LONGEST_DELAY_MS);
    const { queue, tenantId, lane: name } = lane;
    return this.#bull.add({ queue, tenantId, lane: name }, { delay, removeOnComplete: true, removeOnFail: true });
  }

  /** Once in a while: a Redis that is away says so many times a second. */
  #complain(error: unknown): void {
    const now = performance.now();
    if (now - this.#complainedAt < QUIET_MS) return;
    this.#complainedAt = now;
    this.#log.warn('Redis is out of reach; work is found by the clock until it is back', { error: String(error) });
  }
}
