import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { newId } from '../ids/ids.ts';
import { startWorkProcess, type WorkTestOptions, type WorkTestProcess } from './work-process.fixture.ts';
import type { Claim, WorkHandler, WorkItem } from './work-queue.ts';

describe('The work queue', () => {
  let database: OpenTestDatabase;
  let processes: WorkTestProcess[] = [];
  let queue: string;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    queue = `queue-${newId()}`;
    await database.system.query('DELETE FROM work');
    await database.system.query('DELETE FROM lanes');
  });
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    processes = [];
  });

  async function start(options: Omit<WorkTestOptions, 'url'> = {}): Promise<WorkTestProcess> {
    const process = await startWorkProcess({ url: database.url, ...options });
    processes.push(process);
    return process;
  }

  function work(id: string, more: Partial<WorkItem> = {}): WorkItem {
    return { queue, tenantId: 't1', lane: 'l1', id, ...more };
  }

  function handler(handle: WorkHandler['handle'], more: Partial<WorkHandler> = {}): Record<string, WorkHandler> {
    return { [queue]: { concurrency: 4, leaseMs: 30_000, handle, ...more } };
  }

  async function rows(): Promise<
    { id: string; claim_owner: string | null; tries: number; claim_epoch: number; due_at: Date }[]
  > {
    return database.system.query(
      'SELECT id, claim_owner, tries, claim_epoch, due_at FROM work WHERE queue = $1 ORDER BY id',
      [queue],
    );
  }

  async function lanes(): Promise<{ lane: string; due_at: Date }[]> {
    return database.system.query('SELECT lane, due_at FROM lanes WHERE queue = $1 ORDER BY lane', [queue]);
  }

  it('hands each piece of work to a handler, which ends it', async () => {
    const handled: string[] = [];
    const process = await start({
      handlers: handler(async (claim) => {
        handled.push(claim.id);
        expect(await process.queue.complete(null, claim)).toBe(true);
      }),
    });
    await process.enqueue(work('a'), work('b'), work('c', { lane: 'l2' }));
    await eventually(async () => (await rows()).length === 0 && (await lanes()).length === 0);
    expect(handled.sort()).toEqual(['a', 'b', 'c']);
  });

  it('keeps nothing of a transaction that rolled back', async () => {
    const process = await start();
    const doomed = process.db.inTransaction(async (tx) => {
      await process.queue.enqueue(tx, [work('a')]);
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
    expect(await lanes()).toEqual([]);
  });

  it('takes an id twice in one call, and one that waits, for one piece of work at the earlier time', async () => {
    const process = await start();
    const later = new Date(Date.now() + 3_600_000);
    await process.enqueue(work('a', { dueAt: later }), work('a', { dueAt: later }));
    expect((await lanes())[0]?.due_at).toEqual(later);
    await process.enqueue(work('a'));
    expect(await rows()).toHaveLength(1);
    expect((await lanes())[0]?.due_at.getTime()).toBeLessThan(later.getTime());
  });

  it('handles again what was asked for again while it was handled', async () => {
    let runs = 0;
    const process = await start({
      handlers: handler(async (claim) => {
        runs += 1;
        if (runs === 1) await process.enqueue(work('a'));
        await process.queue.complete(null, claim);
      }),
    });
    await process.enqueue(work('a'));
    await eventually(async () => runs === 2 && (await rows()).length === 0);
  });

  it('waits until work is due, and handles it then without being told', async () => {
    const handled: Claim[] = [];
    const process = await start({
      handlers: handler(async (claim) => {
        handled.push(claim);
        await process.queue.complete(null, claim);
      }),
    });
    const dueAt = new Date(Date.now() + 300);
    await process.enqueue(work('a', { dueAt }));
    await eventually(() => handled.length === 1);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('gives deferred work back until its time, counting the try only when told', async () => {
    const tries: number[] = [];
    const process = await start({
      handlers: handler(async (claim) => {
        tries.push(claim.tries);
        if (tries.length < 4) {
          await process.queue.defer(null, claim, new Date(), { countTry: tries.length > 1 });
        } else {
          await process.queue.complete(null, claim);
        }
      }),
    });
    await process.enqueue(work('a'));
    await eventually(async () => (await rows()).length === 0 && tries.length > 0);
    expect(tries).toEqual([0, 0, 1, 2]);
  });

  it('completes in the transaction of what the work was about, or not at all', async () => {
    let runs = 0;
    const process = await start({
      handlers: handler(async (claim) => {
        runs += 1;
        await process.db.inTransaction(async (tx) => {
          await process.queue.complete(tx, claim);
          if (runs === 1) throw new Error('rolled back');
        });
      }),
    });
    await process.enqueue(work('a'));
    await eventually(() => runs === 2);
    await eventually(async () => (await rows()).length === 0);
  });

  it('tries failed work again after a pause, does not spin, and counts', async () => {
    const seen: { tries: number; at: number }[] = [];
    const process = await start({
      handlers: handler((claim) => {
        seen.push({ tries: claim.tries, at: Date.now() });
        return Promise.reject(new Error('poison'));
      }),
    });
    await process.enqueue(work('a'));
    const failedTwice = await eventually(async () => {
      const [row] = await rows();
      if (row?.tries !== 2) throw new Error(`It failed ${row?.tries} times.`);
      return row;
    });
    expect(seen.slice(0, 2).map(({ tries }) => tries)).toEqual([0, 1]);
    const dueAt = failedTwice.due_at.getTime();
    expect(dueAt).toBeGreaterThanOrEqual(seen[1]!.at + 2000);
    // The lane is settled a moment after its work was given back.
    await eventually(async () => (await lanes()).some((lane) => lane.due_at.getTime() >= dueAt));
  });

  it('tries work again whose handler returned without ending it', async () => {
    const process = await start({ handlers: handler(() => Promise.resolve()) });
    await process.enqueue(work('a'));
    await eventually(async () => (await rows())[0]?.tries === 1);
    expect((await rows())[0]?.claim_owner).toBeNull();
  });

  it('extends the claims of live handlers beyond their lease', async () => {
    let finish = (): void => undefined;
    let claim: Claim | undefined;
    const process = await start({
      sweep: { everyMs: 50, graceMs: 0 },
      handlers: handler(
        async (taken) => {
          claim = taken;
          await new Promise<void>((resolve) => (finish = resolve));
          await process.queue.complete(null, taken);
        },
        { leaseMs: 400 },
      ),
    });
    await process.enqueue(work('a'));
    await eventually(() => claim !== undefined);
    const first = claim?.deadline.at ?? 0;
    const [row] = await rows();
    await eventually(() => (claim?.deadline.at ?? 0) > first + 800);
    expect(claim?.deadline.expired()).toBe(false);
    finish();
    await eventually(async () => (await rows()).length === 0);
    expect(claim?.epoch).toBe(row?.claim_epoch);
  });

  it('refuses to complete or defer a claim that another process has taken over', async () => {
    const claims: Claim[] = [];
    const process = await start({
      handlers: handler(async (claim) => {
        claims.push(claim);
        if (claims.length > 1) {
          await process.queue.complete(null, claim);
          return;
        }
        await process.db.query('UPDATE work SET claim_owner = NULL, due_at = now() WHERE queue = $1', [queue]);
        expect(await process.queue.complete(null, claim)).toBe(false);
        expect(await process.queue.defer(null, claim, new Date())).toBe(false);
        await process.sweeper.mend();
      }),
    });
    await process.enqueue(work('a'));
    await eventually(() => claims.length === 2);
    const [lost, later] = claims;
    expect(later?.epoch).toBe((lost?.epoch ?? 0) + 1);
  });

  it('lets claims of a dead process run out and gives its work to another', async () => {
    const process = await start();
    await process.db.query(
      `INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch)
       VALUES ($1, 't1', 'l1', 'hot', now() - interval '1 hour', 'gone', 1), ($1, 't1', 'l1', 'live', now() + interval '1 hour', 'there', 1)`,
      [queue],
    );
    const handled: string[] = [];
    const worker = await start({
      sweep: { everyMs: 50, graceMs: 0 },
      handlers: handler(async (claim) => {
        handled.push(`${claim.id} ${claim.epoch} ${claim.tries}`);
        await worker.queue.complete(null, claim);
      }),
    });
    await eventually(() => handled.length > 0);
    await eventually(async () => (await rows()).length === 1);
    expect(handled).toEqual(['hot 2 1']);
  });

  it('makes abandoned work wait after it has taken several processes with it', async () => {
    const process = await start();
    await process.db.query(
      `INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch, tries)
       VALUES ($1, 't1', 'l1', 'killer', now() - interval '1 hour', 'gone', 3, 2)`,
      [queue],
    );
    await process.sweeper.sweep();
    expect((await lanes())[0]?.due_at.getTime()).toBeGreaterThan(Date.now() + 50_000);
  });

  it('finishes what a statement of the caller claimed, by the same fence', async () => {
    const process = await start();
    await process.db.query(
      `INSERT INTO work (queue, tenant_id, lane, id, due_at, claim_owner, claim_epoch)
       VALUES ($1, 't1', 'l1', 'hot', now() + interval '1 minute', $2, 1)`,
      [queue, process.queue.sqlClaimOwner],
    );
    const claim = process.queue.claimOf(work('hot'), performance.now(), 60_000);
    expect(claim.deadline.expired()).toBe(false);
    expect(await process.queue.defer(null, claim, new Date(), { countTry: true })).toBe(true);
    expect(await process.queue.complete(null, claim)).toBe(false);
    expect(await lanes()).toHaveLength(1);
  });

  it('gives a lane whose row was lost its row again', async () => {
    const process = await start();
    await process.enqueue(work('a'), work('b', { lane: 'l2' }), work('c', { lane: 'l2' }));
    await process.db.query('DELETE FROM lanes WHERE queue = $1', [queue]);
    await process.sweeper.mend();
    expect((await lanes()).map((lane) => lane.lane)).toEqual(['l1', 'l2']);
  });

  it('stops claiming, waits for handlers, and leaves what it did not begin', async () => {
    const begun: string[] = [];
    const process = await start({
      handlers: handler(
        async (claim) => {
          begun.push(claim.id);
          await eventually(() => stopping);
          await process.queue.complete(null, claim);
        },
        { concurrency: 2, perTenant: 2 },
      ),
    });
    let stopping = false;
    await process.enqueue(work('a'), work('b'), work('c'), work('d'));
    await eventually(() => begun.length === 2);
    const stopped = process.queue.stop();
    stopping = true;
    await stopped;
    expect(begun).toHaveLength(2);
    const left = await rows();
    expect(left).toHaveLength(2);
    expect(left.every((row) => row.claim_owner === null)).toBe(true);
  });
});
