import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventually,
  openTestDatabase,
  type OpenTestDatabase,
  type SpawnedSource,
  spawnSource,
} from '@patchbay/testing';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../ids/ids.ts';
import { startWorkProcess, type WorkTestProcess } from './work-process.fixture.ts';

const CHILD = join(dirname(fileURLToPath(import.meta.url)), 'work-child.fixture.ts');

describe('Work of a process that is frozen or killed', () => {
  let database: OpenTestDatabase;
  let queue: string;
  let children: SpawnedSource[] = [];
  let processes: WorkTestProcess[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    queue = `queue-${newId()}`;
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map((child) => child.exited));
    await Promise.all(processes.map((process) => process.close()));
    children = [];
    processes = [];
  });

  async function startChild(leaseMs: number, pauseMs: number): Promise<SpawnedSource> {
    const child = spawnSource(CHILD, { args: [database.url, queue, String(leaseMs), String(pauseMs)] });
    children.push(child);
    await eventually(() => child.output().includes('ready'));
    return child;
  }

  async function startWorker(): Promise<{ worker: WorkTestProcess; acted: string[] }> {
    const acted: string[] = [];
    const worker = await startWorkProcess({
      url: database.url,
      sweep: { everyMs: 50, graceMs: 100 },
      handlers: {
        [queue]: {
          concurrency: 4,
          leaseMs: 30_000,
          handle: async (claim) => {
            acted.push(`${claim.id} ${claim.epoch}`);
            await worker.queue.complete(null, claim);
          },
        },
      },
    });
    processes.push(worker);
    return { worker, acted };
  }

  async function enqueue(...ids: string[]): Promise<void> {
    const process = await startWorkProcess({ url: database.url });
    processes.push(process);
    await process.enqueue(...ids.map((id) => ({ queue, tenantId: 't1', lane: 'l1', id })));
  }

  /** The epoch of its first claim of the work. */
  async function claimedBy(child: SpawnedSource, id: string): Promise<number> {
    const claimed = new RegExp(`claimed ${id} (\\d+)`);
    await eventually(() => claimed.test(child.output()));
    return Number(claimed.exec(child.output())?.[1]);
  }

  it('is not acted upon by a process that was frozen past its lease and woke up', async () => {
    const child = await startChild(600, 200);
    await enqueue('a');
    const epoch = await claimedBy(child, 'a');
    child.kill('SIGSTOP');
    const { acted } = await startWorker();
    await eventually(() => acted.length > 0);
    child.kill('SIGCONT');
    await eventually(() => child.output().includes(`expired a ${epoch}`));
    expect(child.output()).not.toContain('acted');
    expect(acted).toEqual([`a ${epoch + 1}`]);
  });

  it('goes on in a process that was frozen for less than its lease', async () => {
    const child = await startChild(20_000, 100);
    await enqueue('a');
    const epoch = await claimedBy(child, 'a');
    child.kill('SIGSTOP');
    const { acted } = await startWorker();
    child.kill('SIGCONT');
    await eventually(() => child.output().includes(`completed a ${epoch}`));
    expect(acted).toEqual([]);
  });

  it('is taken over from a process killed with -9, every piece of it', async () => {
    const child = await startChild(500, 60_000);
    await enqueue('a', 'b', 'c', 'd', 'e', 'f');
    const epoch = await claimedBy(child, 'c');
    child.kill('SIGKILL');
    await child.exited;
    const { acted } = await startWorker();
    await eventually(() => acted.length === 6);
    expect(acted.map((line) => line.split(' ')[0]).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(acted).toContain(`c ${epoch + 1}`);
    const left = await database.system.query('SELECT FROM work WHERE queue = $1', [queue]);
    expect(left).toEqual([]);
  });
});
