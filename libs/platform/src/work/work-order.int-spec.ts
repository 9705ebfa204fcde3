import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import type { WorkHandler } from './work-queue.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

describe('Ordered lanes', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  it('are worked in order, one claim at a time over all processes, while more is added', async () => {
    const order = new Map<string, string[]>();
    const running = new Map<string, number>();
    let most = 0;
    const handler = (process: () => WorkTestProcess): WorkHandler => ({
      concurrency: 4,
      leaseMs: 30_000,
      orderedLanes: true,
      handle: async ({ lane, ...claim }) => {
        running.set(lane, (running.get(lane) ?? 0) + 1);
        most = Math.max(most, running.get(lane) ?? 0);
        order.set(lane, [...(order.get(lane) ?? []), claim.id]);
        await process().db.query('SELECT pg_sleep(0.002)');
        running.set(lane, (running.get(lane) ?? 0) - 1);
        await process().queue.complete(null, { lane, ...claim });
      },
    });
    const url = database.url;
    const first: WorkTestProcess = await startWorkProcess({ url, handlers: { q: handler(() => first) }, lookMs: 200 });
    const second: WorkTestProcess = await startWorkProcess({
      url,
      handlers: { q: handler(() => second) },
      lookMs: 200,
    });
    const ids = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, '0'));
    for (const id of ids) {
      await first.enqueue(
        { queue: 'q', tenantId: 't', lane: 'even', id: `e${id}` },
        { queue: 'q', tenantId: 't', lane: 'odd', id: `o${id}` },
      );
    }
    await eventually(async () => (await database.system.query('SELECT FROM work')).length === 0);
    await Promise.all([first.close(), second.close()]);
    expect(order.get('even')).toEqual(ids.map((id) => `e${id}`));
    expect(order.get('odd')).toEqual(ids.map((id) => `o${id}`));
    expect(most).toBe(1);
  });
});
