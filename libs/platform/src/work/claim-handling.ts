import type { Clock } from '../clock/clock.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { ClaimHeartbeat } from './claim-heartbeat.ts';
import { claimKey, type ClaimStore } from './claim-store.ts';
import type { HeldClaim } from './held-claim.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Claim, WorkHandler } from './work-queue.ts';

export interface ClaimHandlingOptions {
  readonly store: ClaimStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Fenced: a claim that was lost, or that a statement of the handler's own has ended, stays as it is. */
  readonly giveBack: (claim: Claim, dueAt: Date, tries: number) => Promise<boolean>;
}

/** Hands claims to handlers, keeps them alive meanwhile, and gives back what a handler did not end. */
export class ClaimHandling {
  readonly #options: ClaimHandlingOptions;
  readonly #heartbeat: ClaimHeartbeat;
  /** Being handled; by key, since callers may hold copies. */
  readonly #held = new Map<string, HeldClaim>();
  readonly #handled;

  constructor(options: ClaimHandlingOptions) {
    this.#options = options;
    this.#heartbeat = new ClaimHeartbeat(options.store, options.clock, options.log);
    this.#handled = options.metrics.counter(
      'patchbay_work_handled_total',
      'Claims handled, by how their handler ended.',
      ['queue', 'outcome'],
    );
  }

  /** Never rejects. */
  async run(claim: HeldClaim, handler: WorkHandler): Promise<void> {
    this.#held.set(claimKey(claim), claim);
    this.#heartbeat.add(claim);
    const failure = await failureOf(() => handler.handle(claim));
    this.#heartbeat.remove(claim);
    this.#held.delete(claimKey(claim));
    this.#handled.inc({ queue: claim.queue, outcome: failure === null ? 'returned' : 'failed' });
    if (failure !== null) {
      const { queue, tenantId, id, tries } = claim;
      this.#options.log.warn('work failed', { queue, tenant_id: tenantId, id, tries, error: failure.cause });
    }
    if (!claim.ended) await this.#retry(claim);
  }

  /** The claim needs nothing more from here. */
  ended(claim: Claim): void {
    this.#held.get(claimKey(claim))?.end();
  }

  /** Gives back a claim whose handler was not started. */
  async release(claim: HeldClaim): Promise<void> {
    await this.#giveBack(claim, claim.dueAt, 0);
  }

  async #retry(claim: HeldClaim): Promise<void> {
    const inMs = retryDelayMs(claim.tries, Math.random());
    await this.#giveBack(claim, new Date(this.#options.clock.now().getTime() + inMs), 1);
  }

  async #giveBack(claim: HeldClaim, dueAt: Date, tries: number): Promise<void> {
    try {
      await this.#options.giveBack(claim, dueAt, tries);
    } catch (error) {
      this.#options.log.warn('work could not be given back; its claim runs out', { queue: claim.queue, error });
    }
  }
}

/** What the handler threw, if it did: even undefined can be thrown. */
async function failureOf(handle: () => Promise<void>): Promise<{ readonly cause: unknown } | null> {
  try {
    await handle();
    return null;
  } catch (cause) {
    return { cause };
  }
}
