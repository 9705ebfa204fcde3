import Bull from 'bull';
import { PostgresChangeBus } from '../changes/postgres-change-bus.ts';
import { Notifications } from '../changes/notifications.ts';
import { type Clock, SystemClock } from '../clock/clock.ts';
import { SystemDatabase } from '../database/system-database.ts';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { bullOptions } from './bull.module.ts';
import { BULL_QUEUE, type BullHint, BullWaker } from './bull-waker.ts';
import { PostgresWaker } from './postgres-waker.ts';
import { PostgresWorkQueue } from './postgres-work-queue.ts';
import type { WorkHandler, WorkItem } from './work-queue.ts';
import { WorkSweeper } from './work-sweeper.ts';

/** For tests: what one process of the hub has of work and changes, as the engine composes it. */
export interface WorkTestProcess {
  readonly db: SystemDatabase;
  readonly queue: PostgresWorkQueue;
  readonly sweeper: WorkSweeper;
  readonly notifications: Notifications;
  readonly changes: PostgresChangeBus;
  /** Adds work in a transaction of its own. */
  enqueue(...items: readonly WorkItem[]): Promise<void>;
  close(): Promise<void>;
}

export interface WorkTestOptions {
  readonly url: string;
  readonly redisUrl?: string;
  readonly handlers?: Readonly<Record<string, WorkHandler>>;
  readonly clock?: Clock;
  /** Default an hour: what happens, happens by hints. */
  readonly lookMs?: number;
  readonly sweep?: { readonly everyMs: number; readonly graceMs: number };
  readonly drainMs?: number;
}

/** Starts one; with handlers it works. */
export async function startWorkProcess(options: WorkTestOptions): Promise<WorkTestProcess> {
  const log = new Log();
  const owner = newId();
  const db = new SystemDatabase({ address: () => options.url, log });
  const notifications = new Notifications(db, log, { firstRetryMs: 20, longestRetryMs: 100 });
  const changes = new PostgresChangeBus(notifications, owner, log);
  const broadcast = new PostgresWaker(db, notifications, log);
  const bull =
    options.redisUrl === undefined
      ? null
      : new Bull<BullHint>(BULL_QUEUE, options.redisUrl, bullOptions(options.redisUrl));
  const queue = new PostgresWorkQueue({
    db,
    clock: options.clock ?? new SystemClock(),
    log,
    metrics: new Metrics(),
    waker: bull === null ? broadcast : new BullWaker(bull, log),
    broadcast,
    owner,
    lookMs: options.lookMs ?? 3_600_000,
    ...(options.drainMs === undefined ? {} : { drainMs: options.drainMs }),
  });
  const sweeper = new WorkSweeper({ db, log, broadcast: (queues) => queue.broadcast(queues), ...options.sweep });
  for (const [name, handler] of Object.entries(options.handlers ?? {})) queue.registerHandler(name, handler);
  // As the engine does: hints sent while the connection was away are made up for.
  notifications.onConnection((connected) => connected && queue.wakeAll());
  await notifications.start();
  queue.start();
  if (options.sweep !== undefined) sweeper.start();
  return {
    db,
    queue,
    sweeper,
    notifications,
    changes,
    enqueue: (...items) => db.inTransaction((tx) => queue.enqueue(tx, items)),
    close: async () => {
      await sweeper.stop();
      await queue.stop();
      await queue.stopHinting();
      await notifications.stop();
      await db.close();
    },
  };
}
