import type { SystemDatabase } from '../database/system-database.ts';
import type { Log } from '../telemetry/log.ts';
import { MEND, SWEEP } from './work.statements.ts';

export interface SweeperOptions {
  readonly db: SystemDatabase;
  readonly log: Log;
  /** Tells every worker that these queues have due work. */
  readonly broadcast: (queues: readonly string[]) => void;
  readonly everyMs?: number;
  /** How long a claim must have run out: clocks of two machines do not run alike. */
  readonly graceMs?: number;
}

const EVERY_MS = 4000;
const GRACE_MS = 1000;
/** One mending per so many sweeps. */
const MEND_EVERY = 15;

/**
 * Owns liveness: what a dead or frozen process had claimed waits again, what nobody serves is hinted again. Several
 * processes may sweep, rows are skipped while another has them.
 */
export class WorkSweeper {
  readonly #options: SweeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #stopped = false;
  #sweeps = 0;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#next();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
  }

  /** One sweep; the timer's, and tests'. */
  async sweep(): Promise<void> {
    const { db, log, broadcast, graceMs } = this.#options;
    const rows = await db.query<{ queue: string; abandoned: number }>(SWEEP, [graceMs ?? GRACE_MS]);
    for (const { queue, abandoned } of rows) {
      if (abandoned > 0) log.warn('claims ran out and wait again', { queue, claims: abandoned });
    }
    broadcast([...new Set(rows.map((row) => row.queue))]);
  }

  /** One mending: lanes whose row is missing get it. */
  async mend(): Promise<void> {
    const { db, log, broadcast } = this.#options;
    const rows = await db.query<{ queue: string; lanes: number }>(MEND);
    for (const { queue, lanes } of rows) log.warn('lanes had lost their row', { queue, lanes });
    broadcast(rows.map((row) => row.queue));
  }

  #next(): void {
    if (this.#stopped) return;
    // Spread, so that several schedulers do not sweep at the same moment.
    const ms = (this.#options.everyMs ?? EVERY_MS) * (0.9 + 0.2 * Math.random());
    this.#timer = setTimeout(() => {
      this.#sweeping = this.#tick();
    }, ms).unref();
  }

  async #tick(): Promise<void> {
    try {
      await this.sweep();
      this.#sweeps += 1;
      if (this.#sweeps % MEND_EVERY === 1) await this.mend();
    } catch (error) {
      this.#options.log.warn('work could not be swept', { error: String(error) });
    }
    this.#next();
  }
}
