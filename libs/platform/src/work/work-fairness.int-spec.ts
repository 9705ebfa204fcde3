import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { newId } from '../ids/ids.ts';
import type { WorkHandler, WorkItem } from './work-queue.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

describe('Turns', () => {
  let database: OpenTestDatabase;
  let queue: string;
  let process: WorkTestProcess | undefined;
  let order: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    queue = `queue-${newId()}`;
    order = [];
  });
  afterEach(() => process?.close());

  async function add(items: readonly Omit<WorkItem, 'queue'>[]): Promise<void> {
    const adding = await startWorkProcess({ url: database.url });
    await adding.enqueue(...items.map((item) => ({ ...item, queue })));
    await adding.close();
  }

  async function startWorker(more: Partial<WorkHandler>): Promise<WorkTestProcess> {
    const worker = await startWorkProcess({
      url: database.url,
      handlers: {
        [queue]: {
          concurrency: 4,
          leaseMs: 30_000,
          handle: async (claim) => {
            order.push(claim.tenantId);
            await worker.queue.complete(null, claim);
          },
          ...more,
        },
      },
    });
    process = worker;
    return worker;
  }

  function many(tenantId: string, count: number, lanes: number): Omit<WorkItem, 'queue'>[] {
    const dueAt = new Date(Date.now() - 60_000);
    return Array.from({ length: count }, (_, index) => ({
      tenantId,
      lane: `${tenantId}-${index % lanes}`,
      id: `${tenantId}-${index}`,
      dueAt,
    }));
  }

  it.each([
    { lanes: 1, concurrency: 1 },
    { lanes: 1, concurrency: 4 },
    { lanes: 500, concurrency: 1 },
    { lanes: 500, concurrency: 4 },
  ])(
    'do not let the thousands of one tenant in $lanes lanes delay the first of another, $concurrency at a time',
    async ({ lanes, concurrency }) => {
      await add([...many('a', 3000, lanes), ...many('b', 1, 1), ...many('c', 2, 1)]);
      await startWorker({ concurrency });
      await eventually(() => order.includes('b') && order.filter((tenant) => tenant === 'c').length === 2);
      expect(order.indexOf('b')).toBeLessThan(3 * concurrency + 3);
      expect(order.lastIndexOf('c')).toBeLessThan(6 * concurrency + 6);
    },
  );

  it('go round the lanes of a tenant, whatever each holds', async () => {
    const lanes: string[] = [];
    await add(many('a', 600, 1));
    await add([0, 1, 2].map((index) => ({ tenantId: 'a', lane: `quiet-${index}`, id: `quiet-${index}` })));
    const worker = await startWorker({
      concurrency: 1,
      handle: async (claim) => {
        lanes.push(claim.lane);
        await worker.queue.complete(null, claim);
      },
    });
    await eventually(() => lanes.filter((lane) => lane.startsWith('quiet')).length === 3);
    const last = Math.max(...[0, 1, 2].map((index) => lanes.indexOf(`quiet-${index}`)));
    expect(last).toBeLessThan(20);
  });

  it('leave room for others while one tenant waits for a slow vendor', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const handled: string[] = [];
    await add(many('slow', 40, 4));
    const worker = await startWorker({
      concurrency: 8,
      handle: async (claim) => {
        if (claim.tenantId === 'slow') await slow;
        handled.push(claim.id);
        await worker.queue.complete(null, claim);
      },
    });
    await add(many('quick', 5, 1));
    await eventually(() => handled.length === 5);
    expect(handled.every((id) => id.startsWith('quick'))).toBe(true);
    release();
    await eventually(() => handled.length === 45);
  });

  it('never give a process more than it can handle at once, nor a tenant more than its part', async () => {
    let running = 0;
    let most = 0;
    let ended = 0;
    const mostOf = new Map<string, number>();
    const now = new Map<string, number>();
    await add([...many('a', 60, 7), ...many('b', 60, 1), ...many('c', 60, 30)]);
    const worker = await startWorker({
      concurrency: 5,
      perTenant: 3,
      handle: async (claim) => {
        running += 1;
        now.set(claim.tenantId, (now.get(claim.tenantId) ?? 0) + 1);
        most = Math.max(most, running);
        mostOf.set(claim.tenantId, Math.max(mostOf.get(claim.tenantId) ?? 0, now.get(claim.tenantId) ?? 0));
        await worker.queue.complete(null, claim);
        now.set(claim.tenantId, (now.get(claim.tenantId) ?? 0) - 1);
        running -= 1;
        ended += 1;
      },
    });
    await eventually(() => ended === 180);
    expect(most).toBe(5);
    expect([...mostOf.values()].every((held) => held <= 3)).toBe(true);
  });
});
