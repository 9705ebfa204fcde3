import type { Clock } from '../clock/clock.ts';
import type { Log } from '../telemetry/log.ts';
import { ClaimShares } from './claim-shares.ts';
import type { ClaimedPass, ClaimStore, Lane } from './claim-store.ts';
import type { HeldClaim } from './held-claim.ts';
import type { WorkHandler } from './work-queue.ts';

/** What a runner leaves to the queue it belongs to. */
export interface RunnerOptions {
  readonly queue: string;
  readonly handler: WorkHandler;
  readonly store: ClaimStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Handles one claim to its end; never rejects. */
  readonly run: (claim: HeldClaim, handler: WorkHandler) => Promise<void>;
  /** Gives back a claim whose handler was not started. */
  readonly release: (claim: HeldClaim) => Promise<void>;
  /** This process is full and there may be more: others should look. */
  readonly overflow: (queue: string) => void;
}

/** After a lane could not be settled because somebody was adding to it, or after an error. */
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 5000;
const LONGEST_TIMER_MS = 3600_000;

/** Works one queue in this process: claims while there is room and due work, else waits for a hint, an end or a time. */
export class QueueRunner {
  readonly #options: RunnerOptions;
  readonly #shares: ClaimShares;
  readonly #running = new Set<Promise<void>>();
  #timer: { at: number; handle: NodeJS.Timeout } | undefined;
  #pumping: Promise<void> | undefined;
  #wanted = false;
  /** Due work was left for want of room: the end of a claim is a reason to look again. */
  #more = false;
  #pause = FIRST_PAUSE_MS;
  #after = '';
  #stopped = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#shares = new ClaimShares(options.handler);
  }

  /** There may be work. */
  wake(): void {
    if (this.#stopped) return;
    this.#wanted = true;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
      // A wake between the last look of the pump and here.
      if (this.#wanted && this.#shares.free > 0) this.wake();
    });
  }

  /** There will be work; an earlier time wins. */
  wakeIn(ms: number): void {
    if (this.#stopped) return;
    const at = this.#options.clock.monotonicMs() + ms;
    if (this.#timer !== undefined && this.#timer.at <= at) return;
    clearTimeout(this.#timer?.handle);
    const handle = setTimeout(
      () => {
        this.#timer = undefined;
        this.wake();
      },
      Math.min(Math.max(1, Math.ceil(ms)), LONGEST_TIMER_MS),
    );
    handle.unref();
    this.#timer = { at, handle };
  }

  /** Claims no more; resolves when what was claimed is handled or given back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer?.handle);
    await this.#pumping;
    await Promise.all(this.#running);
  }

  async #pump(): Promise<void> {
    while (this.#wanted && !this.#stopped && this.#shares.free > 0) {
      this.#wanted = false;
      try {
        await this.#pass();
      } catch (error) {
        this.#options.log.warn('work could not be claimed', { queue: this.#options.queue, error });
        this.#lookSoon();
      }
    }
  }

  async #pass(): Promise<void> {
    const { handler, queue, store, overflow } = this.#options;
    const pass = await store.claim({
      queue,
      limit: this.#shares.most(handler.batch ?? handler.concurrency),
      leaseMs: handler.leaseMs,
      ordered: handler.orderedLanes === true,
      after: this.#after,
      roomOfOthers: this.#shares.roomOf(0),
      room: this.#shares.tenants(),
      roomOfOtherLanes: this.#shares.roomOfLane(0),
      laneRoom: this.#shares.lanes(),
    });
    await this.#begin(pass);
    if (pass.claims.length > 0 && pass.more) this.#wanted = true;
    this.#more = this.#wanted || this.#limited();
    if (this.#shares.free <= 0 && this.#wanted) overflow(queue);
    await this.#settle(pass);
  }

  async #begin(pass: ClaimedPass): Promise<void> {
    if (this.#stopped) {
      await Promise.all(pass.claims.map((claim) => this.#options.release(claim)));
      return;
    }
    for (const claim of pass.claims) this.#start(claim);
    this.#after = pass.claims.at(-1)?.tenantId ?? this.#after;
    if (pass.nextInMs !== null) this.wakeIn(pass.nextInMs);
  }

  async #settle(pass: ClaimedPass): Promise<void> {
    const settled = await this.#options.store.settle(this.#options.queue, pass.visited);
    if (settled.nextInMs !== null) this.wakeIn(settled.nextInMs);
    const left = settled.due.some((lane) => this.#claimable(lane, pass));
    if (left && pass.claims.length > 0) this.#wanted = true;
    // Due, and yet nothing could be claimed: somebody holds the rows, or the lane, at this moment.
    else if (left || settled.skipped || pass.skipped) return this.#lookSoon();
    this.#pause = FIRST_PAUSE_MS;
  }

  #claimable(lane: Lane, pass: ClaimedPass): boolean {
    if (!this.#shares.hasRoom(lane)) return false;
    if (this.#options.handler.orderedLanes !== true) return true;
    return !pass.claims.some((claim) => claim.tenantId === lane.tenantId && claim.lane === lane.lane);
  }

  #start(claim: HeldClaim): void {
    this.#shares.add(claim);
    const running = this.#options.run(claim, this.#options.handler).finally(() => {
      this.#running.delete(running);
      this.#shares.remove(claim);
      if (this.#more || this.#wanted) this.wake();
    });
    this.#running.add(running);
  }

  #lookSoon(): void {
    this.wakeIn(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  /** Whether due work may exist that only the end of a claim of this process makes claimable. */
  #limited(): boolean {
    if (this.#running.size === 0) return false;
    return this.#options.handler.orderedLanes === true || this.#shares.limited;
  }
}
