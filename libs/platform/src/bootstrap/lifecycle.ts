import { LATE, within } from '../clock/within.ts';
import type { Log } from '../telemetry/log.ts';

/** When a part of the hub stops, ascending: nobody loses what it still needs. */
export const DRAIN = {
  /** Stop accepting requests; those under way finish. */
  http: 10,
  /** Stop taking work; what is claimed finishes or is given back. */
  workers: 20,
  /** Batch and group writers write what they hold. */
  writers: 30,
  /** Outgoing sockets, Redis. */
  outbound: 40,
  /** Connection pools of Postgres. */
  pools: 50,
  /** The embedded Postgres, last. */
  database: 60,
} as const;

interface DrainStep {
  readonly order: number;
  readonly name: string;
  readonly run: () => Promise<void> | void;
}

export type Phase = 'starting' | 'ready' | 'draining' | 'stopped';

const DRAIN_MS = 30_000;

/** What happens when the process is asked to stop: steps by order, one after the other, within 30 seconds in all. */
export class Lifecycle {
  readonly #steps: DrainStep[] = [];
  readonly #log: Log | undefined;
  #phase: Phase = 'starting';
  #draining: Promise<void> | undefined;

  constructor(log?: Log) {
    this.#log = log;
  }

  get phase(): Phase {
    return this.#phase;
  }

  markReady(): void {
    if (this.#phase === 'starting') this.#phase = 'ready';
  }

  /** Steps of one order run together; a step that fails or hangs does not keep later ones from running. */
  onDrain(order: number, name: string, run: () => Promise<void> | void): void {
    this.#steps.push({ order, name, run });
  }

  /** Stops everything; asking again gives the same promise. */
  drain(): Promise<void> {
    this.#draining ??= this.#drain(performance.now() + DRAIN_MS);
    return this.#draining;
  }

  async #drain(deadline: number): Promise<void> {
    this.#phase = 'draining';
    const orders = [...new Set(this.#steps.map((step) => step.order))].sort((a, b) => a - b);
    for (const [index, order] of orders.entries()) {
      const steps = this.#steps.filter((step) => step.order === order);
      // Later steps keep a second each, so that one that hangs leaves them time.
      const reserve = (orders.length - index - 1) * 1000;
      await Promise.all(steps.map((step) => this.#run(step, deadline - reserve)));
    }
    this.#phase = 'stopped';
  }

  async #run(step: DrainStep, deadline: number): Promise<void> {
    const leftMs = Math.max(0, deadline - performance.now());
    try {
      if ((await within(leftMs, Promise.resolve().then(step.run))) === LATE) {
        this.#log?.error('a part of the hub did not stop in time', { step: step.name });
      }
    } catch (error) {
      this.#log?.error('a part of the hub failed to stop', { step: step.name, error });
    }
  }
}
