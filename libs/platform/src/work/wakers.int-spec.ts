import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { describeWithRedis, eventually, openTestDatabase, type OpenTestDatabase, startRedis } from '@patchbay/testing';
import Bull from 'bull';
import pg from 'pg';
import { newId } from '../ids/ids.ts';
import { bullOptions } from './bull.module.ts';
import { BULL_QUEUE, type BullHint } from './bull-waker.ts';
import type { Claim, WorkHandler, WorkItem } from './work-queue.ts';
import { startWorkProcess, type WorkTestOptions, type WorkTestProcess } from './work-process.fixture.ts';

/** The contract of every waker: the rows are the truth, hints only save the waiting. */
function wakerContract(options: () => Partial<WorkTestOptions>): () => Bench {
  const bench = new Bench(options);
  beforeAll(() => bench.open());
  afterAll(() => bench.drop());
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());

  it('wakes a worker of another process when a lane fills', async () => {
    const other = await bench.start();
    const worker = await bench.startWorker();
    await bench.listening(worker);
    await other.enqueue(bench.work('a'));
    await eventually(() => bench.handled.length === 1);
  });

  it('tells nobody of a transaction that rolled back', async () => {
    const other = await bench.start();
    const worker = await bench.startWorker();
    await bench.listening(worker);
    const before = worker.db.counter.queriesTotal;
    const doomed = other.db.inTransaction(async (tx) => {
      await other.queue.enqueue(tx, [bench.work('a')]);
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    await other.enqueue(bench.work('b'));
    await eventually(() => bench.handled.length === 1);
    expect(bench.handled).toEqual(['b']);
    expect(worker.db.counter.queriesTotal).toBeGreaterThan(before);
  });

  it('wakes for a lane that fills again while the work of its last hint is just ending', async () => {
    const other = await bench.start();
    const worker = await bench.startWorker();
    await bench.listening(worker);
    for (let round = 0; round < 60; round += 1) {
      await other.enqueue(bench.work(`r${round}`));
      await eventually(() => bench.handled.length === round + 1);
    }
  });

  it('wakes when work becomes due earlier than was known', async () => {
    const other = await bench.start();
    const worker = await bench.startWorker();
    await bench.listening(worker);
    await other.enqueue(bench.work('a', { dueAt: new Date(Date.now() + 3_600_000) }));
    await other.enqueue(bench.work('b'));
    await eventually(() => bench.handled.length === 1);
    expect(bench.handled).toEqual(['b']);
  });

  it('shares one filled lane among the workers, each piece handled once', async () => {
    const other = await bench.start();
    const first = await bench.startWorker({ concurrency: 2 });
    const second = await bench.startWorker({ concurrency: 2 });
    await bench.listening(first);
    await bench.listening(second);
    const ids = Array.from({ length: 200 }, (_, index) => `i${index}`);
    await other.enqueue(...ids.map((id) => bench.work(id)));
    await eventually(async () => (await bench.rowsLeft()) === 0);
    expect([...bench.handled].sort()).toEqual([...ids].sort());
    expect(bench.owners.size).toBe(2);
  });

  it('finds work whose hint nobody heard', async () => {
    const other = await bench.start();
    await other.enqueue(bench.work('a'));
    await bench.close(other);
    await bench.startWorker({}, { lookMs: 50 });
    await eventually(() => bench.handled.length === 1);
  });

  return () => bench;
}

/** Processes, what they handled, and a database. */
class Bench {
  handled: string[] = [];
  owners = new Set<string>();
  queue = '';
  readonly #options: () => Partial<WorkTestOptions>;
  #database: OpenTestDatabase | undefined;
  #processes: WorkTestProcess[] = [];

  constructor(options: () => Partial<WorkTestOptions>) {
    this.#options = options;
  }

  get database(): OpenTestDatabase {
    if (this.#database === undefined) throw new Error('The database is open within tests only.');
    return this.#database;
  }

  async open(): Promise<void> {
    this.#database = await openTestDatabase();
  }

  async drop(): Promise<void> {
    await this.#database?.drop();
  }

  begin(): void {
    this.queue = `queue-${newId()}`;
    this.handled = [];
    this.owners = new Set();
  }

  async end(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.close()));
    this.#processes = [];
  }

  async close(process: WorkTestProcess): Promise<void> {
    this.#processes = this.#processes.filter((other) => other !== process);
    await process.close();
  }

  async start(more: Partial<WorkTestOptions> = {}): Promise<WorkTestProcess> {
    const process = await startWorkProcess({ url: this.database.url, ...this.#options(), ...more });
    this.#processes.push(process);
    return process;
  }

  startWorker(more: Partial<WorkHandler> = {}, options: Partial<WorkTestOptions> = {}): Promise<WorkTestProcess> {
    const handler: WorkHandler = {
      concurrency: 4,
      leaseMs: 30_000,
      handle: (claim) => this.handle(worker, claim),
      ...more,
    };
    const worker = this.start({ handlers: { [this.queue]: handler }, ...options });
    return worker;
  }

  async handle(worker: Promise<WorkTestProcess>, claim: Claim): Promise<void> {
    const { queue, db } = await worker;
    await db.query('SELECT pg_sleep(0.005)');
    if (!(await queue.complete(null, claim))) return;
    this.owners.add(claim.owner);
    this.handled.push(claim.id);
  }

  /** Until a hint of another process arrives: before that it may still be connecting. */
  async listening(worker: WorkTestProcess): Promise<void> {
    const sender = await this.start();
    const known = new Set(this.handled);
    await eventually(async () => {
      const before = worker.db.counter.queriesTotal;
      sender.queue.wake(this.queue, 't', 'l');
      await eventually(() => worker.db.counter.queriesTotal > before, 500);
    });
    expect(new Set(this.handled)).toEqual(known);
  }

  work(id: string, more: Partial<WorkItem> = {}): WorkItem {
    return { queue: this.queue, tenantId: 't1', lane: 'l1', id, ...more };
  }

  async rowsLeft(): Promise<number> {
    const [row] = await this.database.system.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM work WHERE queue = $1',
      [this.queue],
    );
    return row?.n ?? 0;
  }
}

describe('Waking through Postgres', () => {
  const bench = wakerContract(() => ({}));

  it('hears again after its connection was cut, and looks at once for what it missed', async () => {
    const other = await bench().start();
    const worker = await bench().startWorker();
    await bench().listening(worker);
    await cutListeners(bench().database);
    await other.enqueue(bench().work('a'));
    await eventually(() => bench().handled.length === 1);
    await eventually(() => worker.notifications.connected);
    await other.enqueue(bench().work('b'));
    await eventually(() => bench().handled.length === 2);
  });

  it('fills a thousand lanes with few notifications', async () => {
    const other = await bench().start();
    const items = Array.from({ length: 1000 }, (_, index) => bench().work(`i${index}`, { lane: `lane-${index}` }));
    const before = other.db.counter.queriesTotal;
    await other.enqueue(...items);
    expect(other.db.counter.queriesTotal - before).toBe(4);
  });
});

describeWithRedis('Waking through Bull', (redis) => {
  const bench = wakerContract(() => ({ redisUrl: redis().url }));

  it('loses and doubles nothing when Redis is wiped again and again in mid-work', async () => {
    const other = await bench().start();
    await bench().startWorker({ concurrency: 2 }, { lookMs: 100 });
    await bench().startWorker({ concurrency: 2 }, { lookMs: 100 });
    const ids = Array.from({ length: 150 }, (_, index) => `i${index}`);
    for (const [index, id] of ids.entries()) {
      await other.enqueue(bench().work(id, { lane: `l${index % 7}` }));
      if (index % 10 === 0) await redis().wipe();
    }
    await eventually(async () => (await bench().rowsLeft()) === 0);
    expect([...bench().handled].sort()).toEqual([...ids].sort());
  });

  it('still wakes through Redis after it was wiped', async () => {
    const other = await bench().start();
    const worker = await bench().startWorker();
    await bench().listening(worker);
    await redis().wipe();
    await other.enqueue(bench().work('a'));
    await eventually(() => bench().handled.length === 1);
  });

  it('names lanes in its jobs and carries nothing else', async () => {
    const other = await bench().start();
    await other.enqueue(bench().work('secret-id'));
    const bull = new Bull<BullHint>(BULL_QUEUE, redis().url, bullOptions(redis().url));
    const jobs = await eventually(async () => {
      const found = (await bull.getWaiting()).map((job) => job.data).filter((data) => data.queue === bench().queue);
      return found.length > 0 ? found : false;
    });
    await bull.close(true);
    expect(jobs).toEqual([{ queue: bench().queue, tenantId: 't1', lane: 'l1' }]);
  });
});

describeWithRedis('Work while Redis is away', () => {
  const bench = new Bench(() => ({}));
  beforeAll(() => bench.open());
  afterAll(() => bench.drop());
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());

  it('is enqueued and done by looking, and by hints again once Redis is back', async () => {
    const first = await startRedis();
    const redisUrl = first.url;
    const other = await bench.start({ redisUrl });
    const looking = await bench.startWorker({}, { redisUrl, lookMs: 100 });
    await bench.listening(looking);
    const hinted: string[] = [];
    const hintedOnly = await bench.start({
      redisUrl,
      handlers: {
        hinted: {
          concurrency: 1,
          leaseMs: 30_000,
          handle: async (claim) => {
            hinted.push(claim.id);
            await hintedOnly.queue.complete(null, claim);
          },
        },
      },
    });
    await first.stop();

    await other.enqueue(bench.work('a'), bench.work('b', { lane: 'l2' }));
    await eventually(() => bench.handled.length === 2);

    const second = await startRedis(first.port);
    await eventually(async () => {
      await other.enqueue({ queue: 'hinted', tenantId: 't', lane: newId(), id: newId() });
      await eventually(() => hinted.length > 0, 300);
    });
    await second.stop();
  });

  it('is not held up by a Redis that was never there', async () => {
    const redisUrl = 'redis://127.0.0.1:1';
    const other = await bench.start({ redisUrl });
    await bench.startWorker({}, { redisUrl, lookMs: 100 });
    await other.enqueue(bench.work('a'));
    await eventually(() => bench.handled.length === 1);
  });
});

/** As a restart of the network between would: only a superuser may. */
async function cutListeners(database: OpenTestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'patchbay listen'`,
  );
  await client.end();
}
