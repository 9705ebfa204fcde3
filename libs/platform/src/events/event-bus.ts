import type { Clock } from '../clock/clock.ts';
import type { SystemDatabase } from '../database/system-database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { ConsumerRunner, type ConsumerTimes } from './consumer-runner.ts';
import type { EventConsumer } from './domain-event.ts';
import { EventCursor } from './event-cursor.ts';
import type { EventSignal } from './event-signal.ts';
import { ADOPT_CURSORS, ADOPT_EVENTS, CREATE_CURSORS, FOREIGN_ROWS, LOOK } from './event.statements.ts';

export interface EventBusOptions {
  readonly db: SystemDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signal: EventSignal;
  /** Names this process in leases; new with every start. */
  readonly owner: string;
  readonly leaseMs?: number;
  /** How often consumers look by themselves, in case a signal was lost. */
  readonly lookMs?: number;
  readonly times?: Partial<ConsumerTimes>;
}

const LEASE_MS = 30_000;
const LOOK_MS = 10_000;
const TIMES: ConsumerTimes = { firstRetryMs: 500, handlerMs: 60_000, renewMs: LEASE_MS / 3 };

/** Delivers events to consumers, each at least once and in order, by one process at a time per consumer. */
export class EventBus {
  readonly #options: EventBusOptions;
  readonly #log: Log;
  readonly #consumers = new Map<string, EventConsumer>();
  readonly #runners = new Map<string, ConsumerRunner>();
  readonly #setAside;
  #look: NodeJS.Timeout | undefined;

  constructor(options: EventBusOptions) {
    this.#options = options;
    this.#log = options.log.child({ area: 'events' });
    this.#setAside = options.metrics.counter('patchbay_events_set_aside_total', 'Events a consumer gave up.', [
      'consumer',
    ]);
  }

  /** Called before start, in every process whatever its roles; consumed by processes with role worker. */
  register(consumer: EventConsumer): void {
    if (this.#consumers.has(consumer.name)) throw new Error(`A consumer "${consumer.name}" is registered already.`);
    this.#consumers.set(consumer.name, consumer);
    this.#options.signal.want(consumer.types);
  }

  /** From here on no event of a registered type is missed. With `deliver` this process also delivers. */
  async start(deliver: boolean): Promise<void> {
    if (this.#consumers.size === 0) return;
    await this.#options.db.query(CREATE_CURSORS, [[...this.#consumers.keys()]]);
    if (!deliver) return;
    await this.#adoptRestored();
    for (const consumer of this.#consumers.values()) this.#runners.set(consumer.name, this.#runnerOf(consumer));
    this.#options.signal.listen((types) => this.#wakeConsumersOf(types));
    this.#look = setInterval(() => void this.#lookAround(), this.#options.lookMs ?? LOOK_MS).unref();
    this.wakeAll();
  }

  /** Every consumer looks: signals may have been missed. */
  wakeAll(): void {
    for (const runner of this.#runners.values()) runner.wake();
  }

  /** Ends after the events being handled, and gives the leases back. */
  async stop(): Promise<void> {
    clearInterval(this.#look);
    await Promise.all([...this.#runners.values()].map((runner) => runner.stop()));
  }

  /** After everything that still appends. */
  async stopSignalling(): Promise<void> {
    await this.#options.signal.stop();
  }

  #runnerOf(consumer: EventConsumer): ConsumerRunner {
    const { db, clock, owner, leaseMs, times } = this.#options;
    const cursor = new EventCursor(db, clock, { consumer: consumer.name, owner, leaseMs: leaseMs ?? LEASE_MS });
    return new ConsumerRunner(consumer, cursor, this.#log, { ...TIMES, ...times }, () =>
      this.#setAside.inc({ consumer: consumer.name }),
    );
  }

  #wakeConsumersOf(types: readonly string[]): void {
    for (const consumer of this.#consumers.values()) {
      if (consumer.types.some((type) => types.includes(type))) this.#runners.get(consumer.name)?.wake();
    }
  }

  async #lookAround(): Promise<void> {
    try {
      const rows = await this.#options.db.query<{ consumer: string }>(LOOK, [[...this.#consumers.keys()]]);
      for (const { consumer } of rows) this.#runners.get(consumer)?.wake();
    } catch (error) {
      this.#log.warn('the database could not be asked for events', { error: String(error) });
    }
  }

  /** Rows restored from another server's dump carry its transaction ids, which mean nothing here. */
  async #adoptRestored(): Promise<void> {
    const [foreign] = await this.#options.db.query<{ events: boolean; cursors: boolean }>(FOREIGN_ROWS);
    if (foreign?.events === true) await this.#options.db.query(ADOPT_EVENTS);
    if (foreign?.cursors === true) await this.#options.db.query(ADOPT_CURSORS);
  }
}
