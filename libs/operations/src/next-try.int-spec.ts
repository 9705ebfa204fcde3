import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Claim, type Outbox, type WorkQueue } from '@patchbay/platform';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { MOVE } from './move.statements.ts';
import { OperationTries } from './operation-tries.repository.ts';
import type { AttemptRecord, OperationRecord } from './operation.types.ts';
import { START_NEXT, type FollowingTry } from './try.statements.ts';

const [TENANT, CONNECTION] = [newId(), newId()];
const [OWNER, LEASE] = ['process-1', 45_000] as const;

let db: OpenTestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.system.query(`INSERT INTO tenants (id, name, slug) VALUES ($1, 'Acme', 'acme')`, [TENANT]);
  await db.system.query(
    `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, uniqueness, status, version,
       enabled_capabilities, webhook_token)
     VALUES ($1, $2, 'custom', 'sandbox', 'simulated', 'api_key', $2, 'active', 7, '{send_sms}', $2)`,
    [TENANT, CONNECTION],
  );
});
afterAll(() => db.drop());

/** An operation in progress, claimed by this process. */
async function begun(): Promise<string> {
  const id = newId();
  await db.system.query(
    `INSERT INTO operations (tenant_id, id, capability, environment, mode, status, input_redacted, request_id)
     VALUES ($1, $2, 'send_sms', 'sandbox', 'sync', 'in_progress', '{}', 'r')`,
    [TENANT, id],
  );
  await db.system.query(
    `INSERT INTO work (queue, tenant_id, lane, id, claim_owner, claim_epoch) VALUES ('operations', $1, 'l', $2, $3, 1)`,
    [TENANT, id, OWNER],
  );
  return id;
}

function refused(now = new Date()): AttemptRecord {
  return {
    id: newId(),
    number: 1,
    integration_id: 'the-first',
    provider: 'stripe',
    outcome: 'failed',
    status: 429,
    failure_class: 'throttle',
    error: { code: 'rate_limited', message: 'Too many requests.' },
    latency_ms: 12,
    vendor_request_id: 'req_1',
    started_at: now,
    completed_at: now,
  };
}

function following(operationId: string, more: Partial<FollowingTry> = {}): FollowingTry {
  const last = { attempt: refused(), tries: 1, bound: true };
  const there = { integrationId: CONNECTION, connectionVersion: 7, provider: 'square' };
  return { tenantId: TENANT, operationId, epoch: 1, ...there, last, ...more };
}

async function stored(id: string): Promise<unknown[]> {
  return db.system.query(
    `SELECT o.provider, o.tries, o.bound, o.attempts_count, a.number, a.provider AS asked, a.integration_id, a.status,
       a.outcome, a.error ->> 'code' AS code
     FROM operations o LEFT JOIN operation_attempts a ON a.operation_id = o.id WHERE o.id = $1`,
    [id],
  );
}

const WRITTEN = {
  ...{ provider: 'square', tries: 1, bound: true, attempts_count: 1 },
  ...{ number: 1, asked: 'stripe', integration_id: 'the-first', status: 429, outcome: 'failed', code: 'rate_limited' },
};
const UNTOUCHED = { tries: 0, bound: false, attempts_count: 0, number: null };

// Found by the campaign (seed 42): a process killed between the two took the refusal before along.
describe('a try that follows another at once', () => {
  const start = (row: FollowingTry, owner: string = OWNER) =>
    db.system.query(START_NEXT, START_NEXT.values([row], owner, LEASE));
  const move = (row: FollowingTry, owner: string = OWNER) =>
    db.system.query(MOVE, MOVE.values(row, row.last, owner, LEASE));

  it('begins with the one before written down, in one statement', async () => {
    const id = await begun();
    expect(await start(following(id))).toEqual([{ id }]);
    expect(await stored(id)).toEqual([WRITTEN]);
  });

  it('does so when it moves to the lane of a limited connection, too', async () => {
    const id = await begun();
    expect(await move(following(id))).toEqual([{ fits: true, started: true }]);
    expect(await stored(id)).toEqual([WRITTEN]);
  });

  it('leaves it to whoever asks next when the connection has changed or the claim is lost', async () => {
    const id = await begun();
    for (const changed of [{ connectionVersion: 6 }, { epoch: 2 }]) {
      await start(following(id, changed));
      await move(following(id, changed));
    }
    await start(following(id), 'process-2');
    await move(following(id), 'process-2');
    expect(await stored(id)).toEqual([expect.objectContaining(UNTOUCHED)]);
  });
});

describe('work that is to wait in the lane of another connection', () => {
  it.each([
    ['another process', { owner: 'process-2', epoch: 1 }],
    ['a later claim of this process', { owner: OWNER, epoch: 2 }],
  ])('stays where it is when %s has it', async (_, claimed) => {
    const id = await begun();
    const row = () => db.system.query(`SELECT * FROM work WHERE id = $1`, [id]);
    const before = await row();
    const queue = { defer: () => Promise.resolve(false) } as unknown as WorkQueue;
    const tries = new OperationTries(db.system, queue, {} as Outbox);
    const claim = { queue: 'operations', tenantId: TENANT, id, ...claimed } as unknown as Claim;
    await tries.moveTo(claim, { tenant_id: TENANT, id } as OperationRecord, 'another-lane');
    expect(await row()).toEqual(before);
  });
});
