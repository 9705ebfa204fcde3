import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aStripeConnection,
  aTwilioConnection,
  connect,
  createTenant,
  eventually,
  type HubClient,
  type SpawnedHub,
} from '@patchbay/testing';
import { Fleet, struck } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations, type Asked, type History } from './history.ts';
import { ask } from './wish.ts';

const CAPABILITIES = { twilio: 'send_sms', stripe: 'initiate_payment' } as const;
const VENDORS = ['twilio', 'stripe'] as const;
const MODES = ['sync', 'async'] as const;

/** Claimed and no more, committed but not sent (its credential is not there yet), or sent: the vendor is acting. */
const MOMENTS = ['claimed', 'held', 'sent'] as const;
type Moment = (typeof MOMENTS)[number];

/** Longer than the lease of an operation. */
const LONG_SECONDS = 60;

describe('A process frozen past its leases and woken', () => {
  let fleet: Fleet;
  let frozen: SpawnedHub;
  let door: SpawnedHub;
  /** A tenant for each moment: what is known of one tenant's credentials says nothing about the other's. */
  let tenants: Readonly<Record<Moment, HubClient>>;
  let asleep: History;
  let awake: History;
  let answers: readonly Asked[];

  beforeAll(async () => {
    fleet = await Fleet.start();
    tenants = await prepare();
    [frozen, door] = await Promise.all([fleet.spawnMovable('http,worker'), fleet.spawn('http')]);
    const asked = await freezeInTheMiddle();
    await fleet.passTime(LONG_SECONDS);
    await fleet.expireLeases();
    await fleet.spawn('worker,scheduler');
    asleep = await settledHistory(fleet, []);
    frozen.kill('SIGCONT');
    answers = await Promise.all(asked);
    // Its end waits for everything it had under way.
    expect(await frozen.stop()).toBe(0);
    awake = await settledHistory(fleet, answers);
  });
  afterAll(() => fleet.close());

  /** Three tenants, both vendors each, verified by a process that then leaves: nobody else knows a credential yet. */
  async function prepare(): Promise<Readonly<Record<Moment, HubClient>>> {
    const first = await fleet.spawn('http,worker');
    const made = await Promise.all(
      MOMENTS.map(async (moment) => {
        const { client } = await createTenant(first.client, fleet.home.platformKey, moment);
        await Promise.all([aTwilioConnection(), aStripeConnection()].map((body) => connect(client, body)));
        return client;
      }),
    );
    await first.stop();
    return { claimed: made[0]!, held: made[1]!, sent: made[2]! };
  }

  async function freezeInTheMiddle(): Promise<Promise<Asked>[]> {
    const warm = [say('sent', 'sync', frozen, '-warm'), say('claimed', 'sync', door, '-warm')];
    await Promise.all(warm.flat());
    const credentials = await fleet.lockTable('credentials');
    const held = MODES.flatMap((mode) => say('held', mode, frozen));
    await everyInProgress('held');
    await eventually(() => credentials.waiting());
    const keys = await fleet.lockTable('connection_keys');
    const claimed = say('claimed', 'async', door);
    await eventually(() => keys.waiting());
    for (const vendor of VENDORS) {
      const faults = fleet.home.sandbox.vendors.get(vendor)?.faults;
      faults?.add({ kind: 'slow', when: 'after', delay_ms: 3_000, method: 'POST', count: MODES.length });
    }
    const sent = MODES.flatMap((mode) => say('sent', mode, frozen));
    await Promise.all(VENDORS.map((vendor) => struck(fleet.home, vendor)));
    frozen.kill('SIGSTOP');
    await Promise.all([credentials.release(), keys.release()]);
    return [...claimed, ...held, ...sent];
  }

  /** One wish per vendor. */
  function say(moment: Moment, mode: 'sync' | 'async', at: SpawnedHub, note = ''): Promise<Asked>[] {
    const client = tenants[moment].at(at.url);
    return VENDORS.map((vendor) =>
      ask({ client }, { marker: `${moment}-${vendor}-${mode}${note}`, mode, capability: CAPABILITIES[vendor] }),
    );
  }

  async function everyInProgress(moment: Moment): Promise<void> {
    const markers = MODES.flatMap((mode) => VENDORS.map((vendor) => `${moment}-${vendor}-${mode}`));
    await Promise.all(markers.map((marker) => fleet.inProgress(marker)));
  }

  const found = (history: History, marker: string) => ({
    operation: history.operations.find((each) => each.marker === marker),
    effects: history.effects.filter((each) => each.marker === marker).length,
    answer: answers.find((each) => each.marker === marker),
  });

  it('doubles and loses nothing', () => {
    expect(violations(asleep)).toEqual([]);
    expect(violations(awake)).toEqual([]);
  });

  describe.each(MODES)('with a %s operation', (mode) => {
    it('sends nothing once it has lost its claim', () => {
      const { operation, effects } = found(awake, `held-twilio-${mode}`);
      expect(operation).toMatchObject({ status: 'exhausted', error_code: 'outcome_unknown' });
      expect(effects).toBe(0);
    });

    it('tells what it learns after the operation was given up', () => {
      const marker = `sent-twilio-${mode}`;
      expect(found(asleep, marker).operation).toMatchObject({ status: 'exhausted', error_code: 'outcome_unknown' });
      expect(found(awake, marker)).toMatchObject({ operation: { status: 'delivered' }, effects: 1 });
    });

    it.each(['held', 'sent'] as const)('finds a payment that was %s made by another process, once', (moment) => {
      const marker = `${moment}-stripe-${mode}`;
      expect(found(asleep, marker)).toMatchObject({ operation: { status: 'delivered' }, effects: 1 });
      expect(found(awake, marker)).toMatchObject({ operation: { status: 'delivered' }, effects: 1 });
    });
  });

  it.each(VENDORS)('does not begin what another process has finished meanwhile (%s)', (vendor) => {
    const done = { operation: { status: 'delivered', attempts: ['delivered'] }, effects: 1 };
    expect(found(asleep, `claimed-${vendor}-async`)).toMatchObject(done);
    expect(found(awake, `claimed-${vendor}-async`)).toMatchObject(done);
  });

  it.each(MODES)('has its late attempt at a %s operation numbered after those of others, and counted', (mode) => {
    const { operation } = found(awake, `sent-stripe-${mode}`);
    expect(operation).toMatchObject({ attempts: ['unknown', 'delivered', 'delivered'], attempts_count: 3 });
  });

  it('answers its own callers with what became of their operations', () => {
    const status = (marker: string) => found(awake, marker).answer?.status;
    expect(status('held-twilio-sync')).toBe(504);
    expect(status('sent-twilio-sync')).toBe(200);
    expect(status('held-stripe-sync')).toBe(200);
    expect(status('sent-stripe-sync')).toBe(200);
  });
});
