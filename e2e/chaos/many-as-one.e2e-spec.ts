import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aStripeConnection,
  aTwilioConnection,
  describeWithRedis,
  type SpawnedHub,
  type TestRedis,
} from '@patchbay/testing';
import { Fleet } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { ask, violations, type Asked, type Wish } from './history.ts';
import { asManyCallers } from './load.ts';

function wishes(count: number): Wish[] {
  return Array.from({ length: count }, (_unused, index) => ({
    marker: `wish-${index}`,
    mode: index % 2 === 0 ? 'sync' : 'async',
    capability: index % 25 === 0 ? 'initiate_payment' : 'send_sms',
  }));
}

function doTheWorkOfOne(name: string, redis: (() => TestRedis) | null): void {
  describe(name, () => {
    let fleet: Fleet;
    let doors: SpawnedHub[];
    let workers: SpawnedHub[];
    beforeAll(async () => {
      fleet = await Fleet.start(redis === null ? {} : { REDIS_URL: redis().url });
      doors = await Promise.all([fleet.spawn('http'), fleet.spawn('http')]);
      workers = await Promise.all([fleet.spawn('worker,scheduler'), fleet.spawn('worker,scheduler')]);
      await Promise.all([aTwilioConnection(), aStripeConnection()].map((body) => fleet.connect(doors[0]!, body)));
    }, 60_000);
    afterAll(() => fleet.close());

    it('do everything that is asked of any of them once, however often it is asked', async () => {
      const asked: Asked[] = [];
      const requests = wishes(200).flatMap((wish) => doors.map((door) => ({ door, wish })));
      await asManyCallers(requests, async ({ door, wish }) => asked.push(await ask(door, wish)));
      expect(asked.filter(({ operationId }) => operationId === null)).toEqual([]);
      const history = await settledHistory(fleet, asked);
      expect(violations(history)).toEqual([]);
      expect(history.operations).toHaveLength(200);
      expect(history.operations.filter(({ status }) => status !== 'delivered')).toEqual([]);
      expect(history.effects).toHaveLength(200);
    });

    it('end in order when they are told to', async () => {
      expect(await Promise.all([...doors, ...workers].map((hub) => hub.stop()))).toEqual([0, 0, 0, 0]);
    }, 35_000);
  });
}

doTheWorkOfOne('Two http and two worker processes on one Postgres', null);
describeWithRedis('Two http and two worker processes on one Postgres and one Redis', (redis) => {
  doTheWorkOfOne('', redis);
});
