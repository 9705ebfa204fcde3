import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStripeConnection, aTwilioConnection, type SpawnedHub } from '@patchbay/testing';
import { Fleet, murder, struck } from './fleet.ts';
import { settledHistory } from './history-of.ts';
import { violations, type Asked, type History } from './history.ts';
import { ask } from './wish.ts';

const VENDORS = { twilio: 'send_sms', stripe: 'initiate_payment' } as const;
type Vendor = keyof typeof VENDORS;

/** Wishes of one door that share a key per vendor: the first is carried, the others wait for its answer. */
const ONE_KEY = 20;

describe('Processes killed while vendors are acting', () => {
  let fleet: Fleet;
  let history: History;
  /** By marker: what the callers at the door that survived were told. */
  const answers = new Map<string, Asked[]>();

  beforeAll(async () => {
    fleet = await Fleet.start();
    const [killed, door, worker] = await Promise.all([fleet.spawn('http'), fleet.spawn('http'), fleet.spawn('worker')]);
    await Promise.all([aTwilioConnection(), aStripeConnection()].map((body) => fleet.connect(door, body)));
    const asked = await Promise.all([
      ...(['twilio', 'stripe'] as const).flatMap((vendor) => [queue(vendor, door), carry(vendor, killed, door)]),
      interrupt(killed, worker),
    ]);
    history = await settledHistory(fleet, asked.flat());
  });
  afterAll(() => fleet.close());

  /** The worker is asking the vendor. */
  async function queue(vendor: Vendor, door: SpawnedHub): Promise<Asked[]> {
    inject(vendor);
    return [await ask(door, { marker: `${vendor}-queued`, mode: 'async', capability: VENDORS[vendor] })];
  }

  /** One door is asking the vendor, and callers at both wait for its answer. */
  async function carry(vendor: Vendor, killed: SpawnedHub, door: SpawnedHub): Promise<Asked[]> {
    inject(vendor);
    const wish = { marker: `${vendor}-carried`, capability: VENDORS[vendor] };
    const first = ask(killed, wish);
    await fleet.inProgress(wish.marker);
    const others = Array.from({ length: ONE_KEY - 1 }, (_unused, index) => ask(index % 2 === 0 ? door : killed, wish));
    const asked = await Promise.all([first, ...others]);
    answers.set(
      wish.marker,
      asked.filter(({ status }) => status !== null),
    );
    return asked;
  }

  /** Kills both in the middle of it; somebody else comes, and time passes. */
  async function interrupt(killed: SpawnedHub, worker: SpawnedHub): Promise<Asked[]> {
    for (const vendor of Object.keys(VENDORS))
      for (const how of ['queued', 'carried']) await fleet.inProgress(`${vendor}-${how}`);
    await Promise.all(Object.keys(VENDORS).map((vendor) => struck(fleet.home, vendor)));
    await Promise.all([murder(killed), murder(worker)]);
    await fleet.spawn('worker,scheduler');
    await fleet.expireLeases();
    return [];
  }

  /** Has acted, and answers only after the one who asked is gone. */
  function inject(vendor: Vendor): void {
    fleet.home.sandbox.vendors
      .get(vendor)
      ?.faults.add({ kind: 'slow', when: 'after', delay_ms: 2_000, method: 'POST' });
  }

  const operation = (marker: string) => history.operations.filter((each) => each.marker === marker);
  const effects = (marker: string) => history.effects.filter((each) => each.marker === marker);

  it('leave a history without contradiction', () => {
    expect(violations(history)).toEqual([]);
  });

  it.each(['queued', 'carried'])(
    'end a %s text message as unknown: it may have been sent, and is not sent again',
    (how) => {
      expect(operation(`twilio-${how}`)).toMatchObject([{ status: 'exhausted', error_code: 'outcome_unknown' }]);
      expect(effects(`twilio-${how}`)).toHaveLength(1);
    },
  );

  it.each(['queued', 'carried'])('have a %s payment asked for again with the same key: it is made once', (how) => {
    expect(operation(`stripe-${how}`)).toMatchObject([{ status: 'delivered' }]);
    expect(effects(`stripe-${how}`)).toHaveLength(1);
  });

  it('give all callers of one key at the other door the same answer', () => {
    const told = (marker: string) => new Set(answers.get(marker)?.map(({ status, code }) => `${status} ${code}`));
    expect(told('twilio-carried')).toEqual(new Set(['504 outcome_unknown']));
    expect(told('stripe-carried')).toEqual(new Set(['200 null']));
    expect(answers.get('stripe-carried')).toHaveLength(ONE_KEY / 2);
  });
});
