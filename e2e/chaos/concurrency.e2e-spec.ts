import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTwilioConnection, type SpawnedHub } from '@patchbay/testing';
import { AT_ONCE, askMany, expectNeverMoreAtOnce } from './at-once.ts';
import { Fleet, murder } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations } from './history.ts';

// With Redis: many-as-one.e2e-spec.ts, whose processes it shares.

describe('Four processes on one Postgres', () => {
  let fleet: Fleet;
  let processes: readonly SpawnedHub[];
  let connection: string;

  beforeAll(async () => {
    fleet = await Fleet.start();
    const roles = ['http,worker,scheduler', 'http,worker', 'http,worker', 'worker'];
    processes = await Promise.all(roles.map((each) => fleet.spawn(each)));
    connection = await fleet.connect(processes[0]!, aTwilioConnection());
  });
  afterAll(() => fleet.close());

  it('never have more at the vendor than the connection may, however many ask at once', async () => {
    await expectNeverMoreAtOnce(fleet, processes.slice(0, 3), connection);
  });

  it('give the place of a process that was killed to nobody before its lease has run out, and to others then', async () => {
    const twilio = fleet.home.sandbox.vendors.get('twilio')!;
    twilio.faults.add({ kind: 'slow', delay_ms: 100, count: null, method: 'POST' });
    const asking = askMany(processes.slice(0, 3), 'killed', 60);
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
