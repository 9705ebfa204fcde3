import type { Queue } from 'bull';
import { Notifications } from '../changes/notifications.ts';
import { PostgresChangeBus } from '../changes/postgres-change-bus.ts';
import { EventBus } from '../events/event-bus.ts';
import { EventSignal } from '../events/event-signal.ts';
import { LiveSignal } from '../events/live-signal.ts';
import { Outbox } from '../events/outbox.ts';
import { newId } from '../ids/ids.ts';
import { Scheduler } from '../schedules/scheduler.ts';
import { type BullHint, BullWaker } from '../work/bull-waker.ts';
import { PostgresWaker } from '../work/postgres-waker.ts';
import { PostgresWorkQueue } from '../work/postgres-work-queue.ts';
import { WorkSweeper } from '../work/work-sweeper.ts';
import { DRAIN } from './lifecycle.ts';
import type { PlatformParts } from './platform-parts.ts';

const PARTITIONS_SECONDS = 6 * 3600;

/** What moves by itself in a process: notifications, work, events, schedules. */
export class Engine {
  readonly changes: PostgresChangeBus;
  readonly work: PostgresWorkQueue;
  readonly outbox: Outbox;
  readonly live: LiveSignal;
  readonly events: EventBus;
  readonly scheduler: Scheduler;
  readonly #parts: PlatformParts;
  readonly #notifications: Notifications;
  readonly #sweeper: WorkSweeper;

  /** `bull`: hints of work travel through Redis; null: through Postgres. */
  constructor(parts: PlatformParts, bull: Queue<BullHint> | null) {
    this.#parts = parts;
    const { clock, log, metrics } = parts;
    const db = parts.opened.system;
    // New with every start, so that a process never owns its predecessor's claims and leases.
    const owner = newId();
    this.#notifications = new Notifications(db, log);
    this.changes = new PostgresChangeBus(this.#notifications, owner, log);
    const broadcast = new PostgresWaker(db, this.#notifications, log);
    const waker = bull === null ? broadcast : new BullWaker(bull, log);
    this.work = new PostgresWorkQueue({ db, clock, log, metrics, waker, broadcast, owner });
    const signal = new EventSignal(db, this.#notifications, log);
    this.live = new LiveSignal(db, this.#notifications, log);
    this.outbox = new Outbox(signal, this.live);
    this.events = new EventBus({ db, clock, log, metrics, signal, owner });
    this.scheduler = new Scheduler({ db, clock, log, owner });
    this.scheduler.every('partitions', PARTITIONS_SECONDS, async () => {
      await parts.opened.partitions.run();
    });
    this.#sweeper = new WorkSweeper({ db, log, broadcast: (queues) => this.work.broadcast(queues) });
  }

  /** Once every lib has registered its handlers, consumers and jobs. */
  async start(): Promise<void> {
    const { lifecycle, settings } = this.#parts;
    const works = settings.roles.has('worker');
    const schedules = settings.roles.has('scheduler');
    lifecycle.onDrain(DRAIN.workers, 'work, events and schedules', () => this.#stop());
    lifecycle.onDrain(DRAIN.outbound, 'hints, signals and notifications', () => this.#stopTelling());
    this.#notifications.onConnection((connected) => {
      if (!connected) return;
      this.work.wakeAll();
      this.events.wakeAll();
    });
    await this.#notifications.start();
    await this.events.start(works);
    if (works) this.work.start();
    // Liveness has an owner wherever somebody works or schedules, however the roles are split.
    if (works || schedules) this.#sweeper.start();
    if (schedules) await this.scheduler.start();
  }

  async #stop(): Promise<void> {
    await Promise.all([this.#sweeper.stop(), this.scheduler.stop(), this.work.stop(), this.events.stop()]);
  }

  /** Later than work: what finishes last still hints, signals and announces. */
  async #stopTelling(): Promise<void> {
    await Promise.all([this.work.stopHinting(), this.events.stopSignalling(), this.live.stop()]);
    await this.#notifications.stop();
  }
}
