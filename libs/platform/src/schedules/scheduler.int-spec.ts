import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { SystemClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { Log } from '../telemetry/log.ts';
import { Scheduler } from './scheduler.ts';

describe('The scheduler', () => {
  let database: OpenTestDatabase;
  let schedulers: Scheduler[] = [];
  let name: string;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    name = `job-${newId()}`;
    schedulers = [];
  });
  afterEach(() => Promise.all(schedulers.map((scheduler) => scheduler.stop())));

  async function start(seconds: number, job: () => Promise<void>, leaseMs = 1000): Promise<Scheduler> {
    const scheduler = new Scheduler({
      db: database.system,
      clock: new SystemClock(),
      log: new Log(),
      owner: newId(),
      leaseMs,
    });
    scheduler.every(name, seconds, job);
    schedulers.push(scheduler);
    await scheduler.start();
    return scheduler;
  }

  async function due(interval: string): Promise<void> {
    await database.system.query(
      `INSERT INTO schedules (name, next_at) VALUES ($1, now() + $2::interval)
       ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at`,
      [name, interval],
    );
  }

  async function schedule(): Promise<{ next_in: number; owner: string | null }> {
    const [row] = await database.system.query<{ next_in: number; owner: string | null }>(
      'SELECT extract(epoch FROM next_at - now())::float8 AS next_in, owner FROM schedules WHERE name = $1',
      [name],
    );
    if (row === undefined) throw new Error('no such schedule');
    return row;
  }

  it('first runs a new job at some moment of its first period', async () => {
    await start(3600, () => Promise.resolve());
    const { next_in } = await schedule();
    expect(next_in).toBeGreaterThan(-1);
    expect(next_in).toBeLessThanOrEqual(3600);
  });

  it('runs a job once per period however many processes schedule it', async () => {
    let runs = 0;
    await due('-1 second');
    for (let index = 0; index < 4; index += 1) {
      await start(3600, () => {
        runs += 1;
        return Promise.resolve();
      });
    }
    await eventually(() => runs > 0);
    await eventually(async () => (await schedule()).owner === null);
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    expect(runs).toBe(1);
  });

  it('makes up for many missed periods once, and keeps its rhythm', async () => {
    let runs = 0;
    await due('-36030 seconds');
    await start(60, () => {
      runs += 1;
      return Promise.resolve();
    });
    await eventually(() => runs === 1);
    await eventually(async () => (await schedule()).owner === null);
    const { next_in } = await schedule();
    expect(next_in).toBeGreaterThan(20);
    expect(next_in).toBeLessThanOrEqual(30);
  });

  it('runs a job again and again, also after it failed', async () => {
    let runs = 0;
    await start(0.05, () => {
      runs += 1;
      return runs === 2 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await eventually(() => runs >= 4);
  });

  it('takes a job over from a process that died while it ran it', async () => {
    let runs = 0;
    await due('-1 second');
    await database.system.query(
      `UPDATE schedules SET owner = 'dead', lease_until = now() + interval '200 milliseconds' WHERE name = $1`,
      [name],
    );
    await start(3600, () => {
      runs += 1;
      return Promise.resolve();
    });
    await eventually(() => runs === 1);
  });

  it('keeps the lease of a job that takes longer, so that nobody else runs it', async () => {
    let running = 0;
    let most = 0;
    let ended = false;
    let finish = (): void => undefined;
    const long = new Promise<void>((resolve) => (finish = resolve));
    const job = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await long;
      running -= 1;
      ended = true;
    };
    await due('-1 second');
    await start(3600, job, 150);
    await eventually(() => running === 1);
    await start(3600, job, 150);
    const before = await leaseOf();
    await eventually(async () => (await leaseOf()) - before > 400);
    finish();
    await eventually(() => ended);
    expect(most).toBe(1);
  });

  async function leaseOf(): Promise<number> {
    const [row] = await database.system.query<{ until: Date }>(
      'SELECT lease_until AS until FROM schedules WHERE name = $1',
      [name],
    );
    return row?.until.getTime() ?? 0;
  }

  it('waits at the stop for the job it runs', async () => {
    let ended = false;
    let finish = (): void => undefined;
    let begun = false;
    await due('-1 second');
    const scheduler = await start(3600, async () => {
      begun = true;
      await new Promise<void>((resolve) => (finish = resolve));
      ended = true;
    });
    await eventually(() => begun);
    const stopped = scheduler.stop();
    finish();
    await stopped;
    expect(ended).toBe(true);
    expect((await schedule()).owner).toBeNull();
  });

  it('refuses two jobs of one name, and a period of nothing', () => {
    const scheduler = new Scheduler({ db: database.system, clock: new SystemClock(), log: new Log(), owner: newId() });
    scheduler.every('twice', 60, () => Promise.resolve());
    expect(() => scheduler.every('twice', 60, () => Promise.resolve())).toThrow('"twice" is scheduled already');
    expect(() => scheduler.every('never', 0, () => Promise.resolve())).toThrow('above 0');
  });
});
