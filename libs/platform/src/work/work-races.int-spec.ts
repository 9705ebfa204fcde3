import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { SystemClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { ClaimStore } from './claim-store.ts';
import type { WorkHandler } from './work-queue.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

const WRITERS = 8;
const ROUNDS = 60;

describe('Work added to a lane at the moment it runs empty', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  // Nobody looks by himself or sweeps here: a wake that is lost even once leaves work behind, and the test never ends.
  it.each([false, true])('is never left behind without a wake (ordered lanes: %s)', async (orderedLanes) => {
    const queue = `races-${String(orderedLanes)}`;
    const handled: string[] = [];
    const handler = (process: () => WorkTestProcess): WorkHandler => ({
      concurrency: 4,
      leaseMs: 30_000,
      orderedLanes,
      handle: async (claim) => {
        if (await process().queue.complete(null, claim)) handled.push(claim.id);
      },
    });
    const url = database.url;
    const first: WorkTestProcess = await startWorkProcess({ url, handlers: { [queue]: handler(() => first) } });
    const second: WorkTestProcess = await startWorkProcess({ url, handlers: { [queue]: handler(() => second) } });
    const writer = await startWorkProcess({ url });
    const added: string[] = [];
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, index) => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const id = `${index}-${round}`;
          added.push(id);
          await writer.enqueue({ queue, tenantId: `t${index % 2}`, lane: `l${index % 3}`, id });
        }
      }),
    );
    await eventually(() => handled.length === WRITERS * ROUNDS);
    await eventually(async () => {
      const left = await database.system.query('SELECT FROM lanes WHERE queue = $1', [queue]);
      return left.length === 0;
    });
    await Promise.all([first.close(), second.close(), writer.close()]);
    expect(handled.sort()).toEqual(added.sort());
  });

  it('keeps its lane, which whoever is adding to it holds', async () => {
    const member = await startWorkProcess({ url: database.url });
    const store = new ClaimStore(member.db, new SystemClock(), newId());
    const work = { queue: 'held', tenantId: 't', lane: 'l' };
    const shares = { roomOfOthers: 1, room: new Map<string, number>(), roomOfOtherLanes: 1, laneRoom: [] };
    const request = { queue: 'held', limit: 1, leaseMs: 30_000, ordered: false, after: '', ...shares };
    await member.enqueue({ ...work, id: 'a' });
    const pass = await store.claim(request);
    expect(pass.claims).toHaveLength(1);

    await member.db.inTransaction(async (tx) => {
      await member.queue.enqueue(tx, [{ ...work, id: 'b' }]);
      // Waiting for the lane instead would never end: this transaction waits for the answer.
      expect(await store.settle('held', pass.visited)).toMatchObject({ skipped: true });
    });
    expect(await database.system.query(`SELECT FROM lanes WHERE queue = 'held'`)).toHaveLength(1);
    await member.close();
  });

  it('is told of when its ordered lane is held: who adds to a lane that says due hints at nothing', async () => {
    const member = await startWorkProcess({ url: database.url });
    const store = new ClaimStore(member.db, new SystemClock(), newId());
    const work = { queue: 'ordered-held', tenantId: 't', lane: 'l' };
    const shares = { roomOfOthers: 1, room: new Map<string, number>(), roomOfOtherLanes: 1, laneRoom: [] };
    const request = { queue: work.queue, limit: 1, leaseMs: 30_000, ordered: true, after: '', ...shares };
    await member.enqueue({ ...work, id: 'a' });
    await member.db.inTransaction(async (tx) => {
      await member.queue.enqueue(tx, [{ ...work, id: 'b' }]);
      expect(await store.claim(request)).toMatchObject({ claims: [], skipped: true });
    });
    expect(await store.claim(request)).toMatchObject({ claims: [{ id: 'a' }], skipped: false });
    await member.close();
  });
});
