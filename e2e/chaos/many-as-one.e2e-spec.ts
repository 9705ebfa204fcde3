import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aStripeConnection,
  aTwilioConnection,
  describeWithRedis,
  eventually,
  startRedis,
  type SpawnedHub,
  type TestRedis,
} from '@patchbay/testing';
import { expectNeverMoreAtOnce } from './at-once.ts';
import { Fleet } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations, type Asked } from './history.ts';
import { asManyCallers } from './load.ts';
import { ask, type Wish } from './wish.ts';

/** Two processes with the door, two that work and schedule, both vendors connected. */
class Four {
  fleet!: Fleet;
  doors!: readonly SpawnedHub[];
  workers!: readonly SpawnedHub[];
  twilio!: string;

  async start(env: Readonly<Record<string, string>>): Promise<void> {
    this.fleet = await Fleet.start(env);
    const roles = ['http', 'http', 'worker,scheduler', 'worker,scheduler'];
    const [first, second, ...workers] = await Promise.all(roles.map((each) => this.fleet.spawn(each)));
    this.doors = [first!, second!];
    this.workers = workers;
    const vendors = [aTwilioConnection(), aStripeConnection()];
    [this.twilio = ''] = await Promise.all(vendors.map((body) => this.fleet.connect(first!, body)));
  }

  /** Every wish at both doors, many at a time; everything is delivered once, and nothing else has happened. */
  async askTwice(wishes: readonly Wish[]): Promise<Asked[]> {
    const asked: Asked[] = [];
    const requests = wishes.flatMap((wish) => this.doors.map((door) => ({ door, wish })));
    await asManyCallers(requests, async ({ door, wish }) => asked.push(await ask(door, wish)));
    return asked;
  }
}

function wishes(name: string, count: number, mode?: 'async'): Wish[] {
  return Array.from({ length: count }, (_unused, index) => ({
    marker: `${name}-${index}`,
    mode: mode ?? (index % 2 === 0 ? 'sync' : 'async'),
    capability: index % 25 === 0 ? 'initiate_payment' : 'send_sms',
  }));
}

async function expectAllDelivered(fleet: Fleet, asked: readonly Asked[], count: number): Promise<void> {
  expect(asked.filter(({ operationId }) => operationId === null)).toEqual([]);
  const history = await settledHistory(fleet, asked);
  expect(violations(history)).toEqual([]);
  expect(history.operations.filter(({ status }) => status !== 'delivered')).toEqual([]);
  const told = new Set(asked.map(({ operationId }) => operationId));
  const done = history.operations.filter(({ id }) => told.has(id));
  expect(done).toHaveLength(count);
  expect(history.effects).toHaveLength(history.operations.length);
}

describe('Two http and two worker processes on one Postgres', () => {
  const four = new Four();
  beforeAll(() => four.start({}));
  afterAll(() => four.fleet.close());

  it('do once whatever is asked of any of them, however often it is asked', async () => {
    const asked = await four.askTwice(wishes('wish', 200));
    await expectAllDelivered(four.fleet, asked, 200);
  });

  it('give twenty requests with one key, at both doors at once, the one answer of the one operation', async () => {
    const wish = { marker: 'one-key' };
    const asked = await Promise.all(Array.from({ length: 20 }, (_unused, index) => ask(four.doors[index % 2]!, wish)));
    expect(new Set(asked.map(({ status, operationId }) => `${status} ${operationId}`)).size).toBe(1);
    expect(asked[0]).toMatchObject({ status: 200 });
    expect(violations(await settledHistory(four.fleet, asked))).toEqual([]);
  });

  it('answer every request they have accepted when they are told to stop, and end within 30 seconds', async () => {
    const before = four.fleet.home.sandbox.journal.newest;
    const asking = four.askTwice(wishes('last', 200));
    await eventually(() => four.fleet.home.sandbox.journal.newest > before + 40);
    const started = performance.now();
    const codes = await Promise.all([...four.doors, ...four.workers].map((hub) => hub.stop()));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(performance.now() - started).toBeLessThan(30_000);
    const asked = await asking;
    const unanswered = new Set(asked.filter(({ status }) => status === null).map(({ marker }) => marker));
    for (const { marker, status } of asked) if (status !== null && status !== 503) unanswered.delete(marker);
    // What nobody was told of was not accepted.
    const stored = await four.fleet.query<{ marker: string }>(`SELECT metadata ->> 'marker' AS marker FROM operations`);
    expect(stored.filter(({ marker }) => unanswered.has(marker))).toEqual([]);
    // Queued work waits for the next worker.
    await four.fleet.spawn('worker,scheduler');
    expect(violations(await settledHistory(four.fleet, asked))).toEqual([]);
  });
});

describeWithRedis('Two http and two worker processes on one Postgres and one Redis', (redis) => {
  const four = new Four();
  let second: TestRedis | undefined;
  beforeAll(() => four.start({ REDIS_URL: redis().url }));
  afterAll(async () => {
    await four.fleet.close();
    await second?.stop();
  });

  it('do once whatever is asked of any of them, however often it is asked', async () => {
    const asked = await four.askTwice(wishes('wish', 200));
    await expectAllDelivered(four.fleet, asked, 200);
  });

  it('never have more at the vendor than the connection may, however many ask at once', async () => {
    await expectNeverMoreAtOnce(four.fleet, four.doors, four.twilio);
    const body = { max_concurrent: null };
    await four.doors[0]!.client.must(200, 'PATCH', `/api/v1/integrations/${four.twilio}/limits`, { body });
  });

  it('lose and double nothing while Redis is wiped, killed and started again', async () => {
    const { journal, vendors } = four.fleet.home.sandbox;
    vendors.get('twilio')?.faults.add({ kind: 'slow', delay_ms: 200, count: null, method: 'POST' });
    const before = journal.newest;
    const parts = [four.askTwice(wishes('wiped', 100, 'async'))];
    await eventually(() => journal.newest > before + 20);
    await redis().wipe();
    parts.push(four.askTwice(wishes('after-wipe', 20, 'async')));
    await eventually(() => journal.newest > before + 50);
    await redis().stop();
    parts.push(four.askTwice(wishes('without', 20, 'async')));
    await parts.at(-1);
    second = await startRedis(redis().port);
    parts.push(four.askTwice(wishes('again', 20, 'async')));
    await expectAllDelivered(four.fleet, (await Promise.all(parts)).flat(), 160);
    expect(await Promise.all([...four.doors, ...four.workers].map((hub) => hub.stop()))).toEqual([0, 0, 0, 0]);
  });
});
