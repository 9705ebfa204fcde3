import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { newId } from '../ids/ids.ts';
import { setLaneLimit } from './lane-limits.ts';
import type { WorkItem } from './work-queue.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

const PROCESSES = 3;

describe('Limits of lanes', () => {
  let database: OpenTestDatabase;
  let queue: string;
  const processes: WorkTestProcess[] = [];
  let running: string[] = [];
  let order: string[] = [];
  const most = new Map<string, number>();

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    queue = `queue-${newId()}`;
    [running, order] = [[], []];
    most.clear();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((each) => each.close()));
  });

  function begin(...names: readonly string[]): void {
    running.push(...names);
    for (const name of names) {
      most.set(name, Math.max(most.get(name) ?? 0, running.filter((each) => each === name).length));
    }
  }

  function end(...names: readonly string[]): void {
    for (const name of names) running.splice(running.indexOf(name), 1);
  }

  /** Processes that never look by themselves: who makes room must say so. */
  async function startWorkers(): Promise<void> {
    for (let index = 0; index < PROCESSES; index += 1) {
      const worker: WorkTestProcess = await startWorkProcess({
        url: database.url,
        handlers: {
          [queue]: {
            concurrency: 8,
            leaseMs: 30_000,
            handle: async (claim) => {
              begin(claim.tenantId, `${claim.tenantId} ${claim.lane}`);
              order.push(claim.id);
              await worker.db.query('SELECT pg_sleep(0.01)');
              end(claim.tenantId, `${claim.tenantId} ${claim.lane}`);
              await worker.queue.complete(null, claim);
            },
          },
        },
      });
      processes.push(worker);
    }
  }

  function items(tenantId: string, lane: string, count: number): WorkItem[] {
    const dueAt = Date.now() - 60_000;
    return Array.from({ length: count }, (_unused, index) => ({
      ...{ queue, tenantId, lane },
      id: `${tenantId}-${lane}-${String(index).padStart(3, '0')}`,
      dueAt: new Date(dueAt + index),
    }));
  }

  async function limit(tenantId: string, lane: string | null, atOnce: number | null): Promise<void> {
    await database.system.inTransaction((tx) => setLaneLimit(tx, { queue, tenantId, lane, most: atOnce }));
  }

  async function drained(): Promise<void> {
    const left = `SELECT FROM work WHERE queue = $1`;
    await eventually(async () => (await database.system.query(left, [queue])).length === 0);
  }

  it('are never exceeded by several processes, which still finish everything without looking by the clock', async () => {
    await limit('a', 'narrow', 2);
    await limit('b', null, 3);
    await startWorkers();
    const [first] = processes;
    await first?.enqueue(
      ...items('a', 'narrow', 40),
      ...items('a', 'wide', 40),
      ...items('b', 'one', 30),
      ...items('b', 'two', 30),
    );
    await drained();
    expect(order).toHaveLength(140);
    expect(most.get('a narrow')).toBe(2);
    expect(most.get('b')).toBeLessThanOrEqual(3);
    expect(most.get('a wide')).toBeGreaterThan(2);
  });

  it('keep the order of a lane that is worked one at a time', async () => {
    await limit('a', 'narrow', 1);
    await startWorkers();
    await processes[0]?.enqueue(...items('a', 'narrow', 30));
    await drained();
    expect(order).toEqual(items('a', 'narrow', 30).map(({ id }) => id));
  });

  it('count what was claimed before they were set, and let go when they are lifted', async () => {
    const pieces = items('a', 'narrow', 6);
    await database.system.query(
      `INSERT INTO work (queue, tenant_id, lane, id, claim_owner, claim_epoch, due_at)
       VALUES ($1, 'a', 'narrow', 'before', 'another', 1, now() + interval '1 hour')`,
      [queue],
    );
    await limit('a', 'narrow', 1);
    await startWorkers();
    const [first] = processes;
    await first?.enqueue(...pieces, ...items('b', 'other', 1));
    await eventually(() => order.includes('b-other-000'));
    expect(order).toEqual(['b-other-000']);
    await limit('a', 'narrow', null);
    first?.queue.wake(queue, 'a', 'narrow');
    await eventually(() => order.length === 7);
  });
});
