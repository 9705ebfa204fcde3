import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTwilioConnection, describeWithRedis, type SpawnedHub, type TestRedis } from '@patchbay/testing';
import { Fleet, murder } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations, type Asked } from './history.ts';
import { ask } from './wish.ts';

const AT_ONCE = 5;

function fourProcesses(name: string, redis: (() => TestRedis) | null): void {
  describe(name, () => {
    let fleet: Fleet;
    let processes: readonly SpawnedHub[];

    beforeAll(async () => {
      fleet = await Fleet.start(redis === null ? {} : { REDIS_URL: redis().url });
      const roles = ['http,worker,scheduler', 'http,worker', 'http,worker', 'worker'];
      processes = await Promise.all(roles.map((each) => fleet.spawn(each)));
      const id = await fleet.connect(processes[0]!, aTwilioConnection());
      const body = { max_concurrent: AT_ONCE };
      await processes[0]!.client.must(200, 'PATCH', `/api/v1/integrations/${id}/limits`, { body });
    });
    afterAll(() => fleet.close());

    /** Half of them waited for, at three doors at once. */
    function askMany(name: string, count: number): Promise<Asked[]> {
      return Promise.all(
        Array.from({ length: count }, (_unused, index) =>
          ask(processes[index % 3]!, {
            marker: `${name}-${index}`,
            mode: index % 2 === 0 ? 'sync' : 'async',
            waitMs: 60_000,
          }),
        ),
      );
    }

    it('never have more at the vendor than the connection may, however many ask at once', async () => {
      const twilio = fleet.home.sandbox.vendors.get('twilio')!;
      twilio.faults.add({ kind: 'slow', delay_ms: 20, count: null, method: 'POST' });
      twilio.takeMostAtOnce();
      const asked = await askMany('many', 200);
      const history = await settledHistory(fleet, asked);
      expect(violations(history)).toEqual([]);
      expect(history.operations.filter(({ status }) => status !== 'delivered')).toEqual([]);
      const most = twilio.takeMostAtOnce();
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(AT_ONCE);
    });

    if (redis !== null) return;

    it('give the place of a process that was killed to nobody before its lease has run out, and to others then', async () => {
      const twilio = fleet.home.sandbox.vendors.get('twilio')!;
      twilio.faults.clear();
      twilio.faults.add({ kind: 'slow', delay_ms: 100, count: null, method: 'POST' });
      twilio.takeMostAtOnce();
      const asking = askMany('killed', 60);
      await murder(processes[2]!);
      await murder(processes[3]!);
      const claimed = `SELECT FROM work WHERE queue = 'operations' AND claim_owner IS NOT NULL`;
      expect((await fleet.query(claimed)).length).toBeLessThanOrEqual(AT_ONCE);
      await fleet.expireLeases();
      const history = await settledHistory(fleet, await asking);
      expect(violations(history)).toEqual([]);
      // What the dead had under way when they died may still be under way at the vendor.
      expect(twilio.takeMostAtOnce()).toBeLessThanOrEqual(2 * AT_ONCE);
    });
  });
}

fourProcesses('Four processes on one Postgres', null);
describeWithRedis('With Redis', (redis) => fourProcesses('four processes on one Postgres', redis));
