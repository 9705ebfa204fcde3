import type { Clock } from '../clock/clock.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { Log } from '../telemetry/log.ts';
import { CREATE, FINISH, RENEW, TAKE } from './schedule.statements.ts';

export interface SchedulerOptions {
  readonly db: SystemDatabase;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in leases; new with every start. */
  readonly owner: string;
  readonly leaseMs?: number;
}

interface Job {
  readonly name: string;
  readonly seconds: number;
  readonly run: () => Promise<void>;
}

interface TakenRow {
  readonly taken: boolean;
  /** Milliseconds until this process should look again. */
  readonly look_in_ms: number;
}

const LEASE_MS = 60_000;
/** At most so much later than due: schedulers of several processes do not ask at the same instant. */
const SPREAD_MS = 1000;
const AFTER_ERROR_MS = 5000;
const LONGEST_TIMER_MS = 3600_000;

/** Runs jobs by the clock: one process of role scheduler at a time per job, once per period. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #log: Log;
  readonly #leaseMs: number;
  readonly #jobs = new Map<string, Job>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#log = options.log.child({ area: 'schedules' });
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  /** Called before start. A period missed while nobody ran is made up for once, not once per period missed. */
  every(name: string, seconds: number, job: () => Promise<void>): void {
    if (this.#jobs.has(name)) throw new Error(`A job "${name}" is scheduled already.`);
    if (!(seconds > 0)) throw new Error(`The period of job "${name}" must be above 0 seconds.`);
    this.#jobs.set(name, { name, seconds, run: job });
  }

  /** For processes with role scheduler. A job new to the database runs first at a random moment of its first period. */
  async start(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    if (jobs.length === 0) return;
    await this.#options.db.query(CREATE, [
      jobs.map((job) => job.name),
      jobs.map((job) => Math.round(job.seconds * 1000 * Math.random())),
    ]);
    for (const job of jobs) this.#lookIn(job, 0);
  }

  /** Jobs that run are waited for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #lookIn(job: Job, ms: number): void {
    if (this.#stopped) return;
    const spread = Math.random() * Math.min(SPREAD_MS, job.seconds * 100);
    const timer = setTimeout(() => this.#look(job), Math.min(ms + spread, LONGEST_TIMER_MS)).unref();
    this.#timers.set(job.name, timer);
  }

  #look(job: Job): void {
    const running = this.#runIfDue(job)
      .catch((error: unknown) => {
        this.#log.warn('a job could not be scheduled', { job: job.name, error: String(error) });
        return AFTER_ERROR_MS;
      })
      .then((ms) => this.#lookIn(job, ms))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Runs the job if this process gets it; answers when to look again. */
  async #runIfDue(job: Job): Promise<number> {
    const { db, owner } = this.#options;
    const [row] = await db.query<TakenRow>(TAKE, [job.name, owner, this.#leaseMs]);
    if (row?.taken !== true) return row?.look_in_ms ?? AFTER_ERROR_MS;
    await this.#run(job);
    const [next] = await db.query<TakenRow>(FINISH, [job.name, owner, Math.round(job.seconds * 1000)]);
    return next?.look_in_ms ?? 0;
  }

  /** A job that fails has had its turn: it is tried again in its next period. */
  async #run(job: Job): Promise<void> {
    const { db, owner } = this.#options;
    const renew = (): void => {
      db.query(RENEW, [job.name, owner, this.#leaseMs]).catch((error: unknown) => {
        this.#log.warn('the lease of a job could not be renewed', { job: job.name, error: String(error) });
      });
    };
    const renewal = setInterval(renew, this.#leaseMs / 3);
    try {
      await job.run();
    } catch (error) {
      this.#log.error('a job failed', { job: job.name, error });
    } finally {
      clearInterval(renewal);
    }
  }
}
