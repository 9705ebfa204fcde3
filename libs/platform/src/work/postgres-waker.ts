import type { SystemDatabase } from '../database/system-database.ts';
import type { SystemTransaction } from '../database/transaction.ts';
import type { Notifications } from '../changes/notifications.ts';
import type { Log } from '../telemetry/log.ts';
import { type HintListener, type LaneHint, Waker } from './waker.ts';

const WORK_CHANNEL = 'patchbay_work';

/** One row and one notification per payload: a transaction that fills many lanes sends few. */
const NOTIFY = {
  name: 'work-notify',
  text: `SELECT pg_notify('${WORK_CHANNEL}', payload) FROM unnest($1::text[]) payload`,
};
/** Postgres takes less than 8000 bytes, and a character may be three. */
const PAYLOAD_CHARACTERS = 2000;

/** What travels: a queue and lanes of it as [tenant, lane]. */
type Message = readonly [queue: string, ...lanes: (readonly [string, string])[]];

/** Hints by NOTIFY over the process's one LISTEN connection: they leave with the commit and reach every worker. */
export class PostgresWaker extends Waker {
  readonly reachesAll = true;
  readonly #db: SystemDatabase;
  readonly #notifications: Notifications;
  readonly #log: Log;
  #listener: HintListener | undefined;
  readonly #leaving = new Set<Promise<unknown>>();

  constructor(db: SystemDatabase, notifications: Notifications, log: Log) {
    super();
    this.#db = db;
    this.#notifications = notifications;
    this.#log = log.child({ area: 'work' });
    this.#notifications.on(WORK_CHANNEL, (payload) => this.#received(payload));
  }

  listen(listener: HintListener): void {
    this.#listener = listener;
  }

  async hint(tx: SystemTransaction, lanes: readonly LaneHint[]): Promise<void> {
    await tx.query(NOTIFY, [payloads(lanes)]);
  }

  wake(lanes: readonly LaneHint[]): void {
    const sent = this.#db.query(NOTIFY, [payloads(lanes)]).catch((error: unknown) => {
      this.#log.warn('a hint was not sent', { error: String(error) });
    });
    this.#leaving.add(sent);
    void sent.finally(() => this.#leaving.delete(sent));
  }

  async stop(): Promise<void> {
    this.#listener = undefined;
    await Promise.all(this.#leaving);
  }

  #received(payload: string): void {
    const queue = queueOf(payload);
    if (queue !== null) this.#listener?.(queue);
  }
}

function payloads(lanes: readonly LaneHint[]): string[] {
  const queues = [...new Set(lanes.map((lane) => lane.queue))];
  return queues.flatMap((queue) => messages(queue, lanes).map((message) => JSON.stringify(message)));
}

/** A lane with too long a name goes unnamed: the queue is enough to wake. */
function messages(queue: string, lanes: readonly LaneHint[]): Message[] {
  let last: [string, ...(readonly [string, string])[]] = [queue];
  const result: Message[] = [last];
  let room = PAYLOAD_CHARACTERS;
  for (const { tenantId, lane } of lanes.filter((hint) => hint.queue === queue)) {
    const size = tenantId.length + lane.length + 8;
    if (size > PAYLOAD_CHARACTERS) continue;
    if (size > room) {
      last = [queue];
      result.push(last);
      room = PAYLOAD_CHARACTERS;
    }
    last.push([tenantId, lane]);
    room -= size;
  }
  return result;
}

/** Null for what this version does not understand. */
function queueOf(payload: string): string | null {
  try {
    const message: unknown = JSON.parse(payload);
    return Array.isArray(message) && typeof message[0] === 'string' ? message[0] : null;
  } catch {
    return null;
  }
}
