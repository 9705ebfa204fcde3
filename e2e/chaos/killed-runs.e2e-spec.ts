import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStripeConnection, eventually, type SpawnedHub } from '@patchbay/testing';
import { Fleet, murder } from './fleet.ts';

const RUNS = '/api/v1/workflow-runs';
const HALF = 5;
const HOW_MANY = 2 * HALF;
/** The first worker is killed when so many steps of the first half have succeeded. */
const FIRST_STEPS = 4;

/** Every step of it is safe to ask for again under its own key, so a kill is no excuse for any of them. */
const PAYMENT = {
  name: 'charge and refund',
  environment: 'sandbox',
  steps: [
    {
      key: 'charge',
      capability: 'initiate_payment',
      input: { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa' },
    },
    { key: 'check', capability: 'verify_payment', input: { payment_id: { $from: 'charge.result.payment_id' } } },
    {
      key: 'refund',
      capability: 'process_refund',
      input: { payment_id: { $from: 'check.result.payment_id' }, amount: { $from: 'check.result.amount' } },
    },
  ],
};
interface Step {
  readonly run_id: string;
  readonly operation_id: string | null;
  readonly status: string;
}

describe('Workers killed while runs go from step to step', () => {
  let fleet: Fleet;
  let door: SpawnedHub;
  let worker: SpawnedHub;
  /** Ids of operations that were committed and not made when the second worker was killed. */
  let announced: readonly string[];

  beforeAll(async () => {
    fleet = await Fleet.start();
    [door, worker] = await Promise.all([fleet.spawn('http'), fleet.spawn('worker,scheduler')]);
    await fleet.connect(door, aStripeConnection());
    const first = await startHalf();
    await eventually(async () => (await succeeded()) >= FIRST_STEPS);
    await murder(worker);
    const second = await startHalf();
    announced = await killBeforeMaking();
    await replaceWorker();
    await Promise.all([...first, ...second].map(ended));
  });
  afterAll(() => fleet.close());

  const startHalf = (): Promise<string[]> => Promise.all(Array.from({ length: HALF }, () => start(PAYMENT)));

  async function start(body: object): Promise<string> {
    return (await door.client.must<{ id: string }>(202, 'POST', RUNS, { body })).id;
  }

  /** As if the leases and times of the one that was killed had run out. */
  async function replaceWorker(): Promise<void> {
    worker = await fleet.spawn('worker,scheduler');
    await fleet.expireLeases();
    await fleet.query(`UPDATE work SET due_at = least(due_at, now()) WHERE queue = 'workflow-runs'`);
  }

  async function succeeded(): Promise<number> {
    const rows = await fleet.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM workflow_steps WHERE status = 'succeeded'`,
    );
    return rows[0]?.count ?? 0;
  }

  async function ended(id: string): Promise<void> {
    await eventually(async () => {
      const { status } = await door.client.must<{ status: string }>(200, 'GET', `${RUNS}/${id}`);
      expect(['succeeded', 'failed']).toContain(status);
    });
  }

  /** A new worker knows no key yet: it commits the id of an operation, and cannot seal its input while nobody reads keys. */
  async function killBeforeMaking(): Promise<string[]> {
    const lock = await fleet.lockTable('connection_keys');
    await replaceWorker();
    const found = await eventually(async () => {
      const rows = await fleet.query<{ id: string }>(
        `SELECT s.operation_id AS id FROM workflow_steps s
         WHERE s.operation_id IS NOT NULL AND NOT EXISTS (SELECT FROM operations o WHERE o.id = s.operation_id)`,
      );
      return rows.length > 0 && (await lock.waiting()) ? rows : false;
    });
    await murder(worker);
    await lock.release();
    return found === false ? [] : found.map(({ id }) => id);
  }

  const steps = (): Promise<Step[]> => fleet.query(`SELECT run_id, operation_id, status FROM workflow_steps`);
  const effects = (): number =>
    fleet.home.sandbox.journal.after(0, 'stripe').reduce((sum, entry) => sum + entry.effects.length, 0);

  it('lose no step', async () => {
    expect((await steps()).map(({ status }) => status)).toEqual(Array(3 * HOW_MANY).fill('succeeded'));
    const runs = await fleet.query<{ status: string }>('SELECT status FROM workflow_runs');
    expect(runs.map(({ status }) => status)).toEqual(Array(HOW_MANY).fill('succeeded'));
  });

  it('make one operation for each, and none besides', async () => {
    const made = await fleet.query<{ id: string }>('SELECT id FROM operations');
    const planned = (await steps()).map((step) => step.operation_id);
    expect(made.map(({ id }) => id).sort()).toEqual(planned.sort());
  });

  it('double nothing at the vendors', () => {
    expect(effects()).toBe(2 * HOW_MANY);
  });

  it('make an operation that was only announced, under the id that was committed', async () => {
    expect(announced).not.toEqual([]);
    const made = await fleet.query<{ status: string }>('SELECT status FROM operations WHERE id = ANY ($1)', [
      announced,
    ]);
    expect(made).toEqual(announced.map(() => ({ status: 'delivered' })));
  });

  it('leave no work behind', async () => {
    await eventually(async () => {
      expect(await fleet.query(`SELECT id FROM work WHERE queue = 'workflow-runs'`)).toEqual([]);
    });
  });
});
