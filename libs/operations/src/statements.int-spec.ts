import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import { eventually, openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import {
  ACCEPT_COUNTED,
  ACCEPT_LIMITED,
  ACCEPT_QUEUED,
  ACCEPT_STARTED,
  type AcceptanceRow,
  type NewOperation,
} from './accept.statements.ts';
import { LOAD } from './load.statements.ts';
import { MOVE } from './move.statements.ts';
import { FINISH, START, START_NEXT, type FinishedTry } from './try.statements.ts';

const [TENANT, CONNECTION] = [newId(), newId()];
const [OWNER, LEASE] = ['process-1', 45_000] as const;

let db: OpenTestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.system.query(`INSERT INTO tenants (id, name, slug) VALUES ($1, 'Acme', 'acme')`, [TENANT]);
  await addConnection(CONNECTION);
});
afterAll(() => db.drop());

async function addConnection(id: string, status = 'active'): Promise<void> {
  await db.system.query(
    `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, uniqueness, status, version,
       enabled_capabilities, webhook_token)
     VALUES ($1, $2, 'custom', 'sandbox', 'simulated', 'api_key', $2, $3, 7, '{send_sms}', $2)`,
    [TENANT, id, status],
  );
}

function newOperation(more: Partial<NewOperation> = {}): NewOperation {
  return {
    tenantId: TENANT,
    id: newId(),
    capability: 'send_sms',
    capabilityVersion: 1,
    environment: 'sandbox',
    integrationId: CONNECTION,
    connectionVersion: 7,
    provider: 'twilio',
    pinned: false,
    duplicateSafe: false,
    mode: 'sync',
    status: 'in_progress',
    app: null,
    idempotencyKey: null,
    fingerprint: null,
    inputRedacted: '{"to":"+15005550006"}',
    inputSealed: Buffer.from('sealed'),
    metadata: '{}',
    requestId: 'r',
    createdAt: new Date(),
    nextRetryAt: null,
    isLimited: false,
    permit: null,
    ...more,
  };
}

const acceptStarted = async (...rows: NewOperation[]) =>
  db.system.query<AcceptanceRow>(ACCEPT_STARTED, ACCEPT_STARTED.values(rows, OWNER, LEASE));

const keyed = (key: string): Partial<NewOperation> => ({ idempotencyKey: key, fingerprint: Buffer.from('f') });

function delivered(operation: NewOperation, more: Partial<FinishedTry> = {}): FinishedTry {
  const now = new Date();
  return {
    tenantId: TENANT,
    operationId: operation.id,
    epoch: 1,
    status: 'delivered',
    resultRedacted: '{"message_id":"SM1","status":"queued"}',
    resultSealed: null,
    error: null,
    vendorStatus: 'queued',
    tries: 1,
    eventId: newId(),
    event: '{}',
    attempt: {
      id: newId(),
      number: 1,
      integration_id: CONNECTION,
      provider: 'twilio',
      outcome: 'delivered',
      status: 201,
      failure_class: null,
      error: null,
      latency_ms: 12,
      vendor_request_id: null,
      started_at: now,
      completed_at: now,
    },
    ...more,
  };
}

describe('the statements of the hot path', () => {
  it('store an operation in progress, claimed by the process that asked', async () => {
    const operation = newOperation();
    expect(await acceptStarted(operation)).toEqual([{ id: operation.id, stored: true }]);
    const work = await db.system.query(`SELECT claim_owner, claim_epoch, lane FROM work WHERE id = $1`, [operation.id]);
    expect(work).toEqual([{ claim_owner: OWNER, claim_epoch: 1, lane: CONNECTION }]);
  });

  it('leave out what was decided on a connection that has changed since, or is not active', async () => {
    const inactive = newId();
    await addConnection(inactive, 'inactive');
    const stale = newOperation({ connectionVersion: 6 });
    const off = newOperation({ integrationId: inactive });
    const good = newOperation();
    expect(await acceptStarted(stale, good, off)).toEqual([{ id: good.id, stored: true }]);
  });

  it("never store an operation for another tenant's connection", async () => {
    expect(await acceptStarted(newOperation({ tenantId: newId() }))).toEqual([]);
  });

  it('store one operation per idempotency key, and take an expired key over', async () => {
    const first = newOperation(keyed('k1'));
    const second = newOperation(keyed('k1'));
    expect(await acceptStarted(first)).toEqual([{ id: first.id, stored: true }]);
    expect(await acceptStarted(second)).toEqual([{ id: second.id, stored: false }]);
    await db.system.query(`UPDATE idempotency_keys SET expires_at = now() - interval '1 second' WHERE key = 'k1'`);
    expect(await acceptStarted(second)).toEqual([{ id: second.id, stored: true }]);
    const keys = await db.system.query(`SELECT operation_id FROM idempotency_keys WHERE key = 'k1'`);
    expect(keys).toEqual([{ operation_id: second.id }]);
  });

  it('do not deadlock with those of another process that were given the same keys in another order', async () => {
    const middle = new pg.Client({ connectionString: db.superuserUrl });
    await middle.connect();
    await middle.query('BEGIN');
    const hold = `INSERT INTO idempotency_keys (tenant_id, route, key, fingerprint) VALUES ($1, $2, 'd2', 'f')`;
    await middle.query(hold, [TENANT, 'POST /api/v1/operations']);
    const batch = (...keys: string[]) => acceptStarted(...keys.map((key) => newOperation(keyed(key))));
    const both = Promise.all([batch('d1', 'd2', 'd3'), batch('d3', 'd2', 'd1')]);
    await eventually(async () => {
      await middle.query('SELECT pg_stat_clear_snapshot()');
      const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      return (await middle.query(waiting)).rowCount === 2;
    });
    await middle.query('ROLLBACK');
    await middle.end();
    expect((await both).flat().filter(({ stored }) => stored)).toHaveLength(3);
  });

  it('take permits for the limiter on the way', async () => {
    const permit = {
      tenantId: TENANT,
      connectionId: CONNECTION,
      name: 'fixed 30/3600000',
      limit: 30,
      windowMs: 3_600_000,
      slots: 1,
      block: 20,
      askedAt: 0,
    };
    const operation = newOperation({ permit });
    const accept = (): Promise<unknown[]> =>
      db.system.query(ACCEPT_LIMITED, ACCEPT_LIMITED.values([operation], OWNER, LEASE, [permit]));
    expect(await accept()).toMatchObject([
      { id: operation.id, stored: true },
      { id: null, grant: { connection_id: CONNECTION, granted: 20, wait_ms: 0 } },
    ]);
    await db.system.query(`DELETE FROM work WHERE id = $1`, [operation.id]);
    await db.system.query(`DELETE FROM operations WHERE id = $1`, [operation.id]);
    expect(await accept()).toMatchObject([{ stored: true }, { grant: { granted: 10 } }]);
  });

  it('queue an operation whatever the state of its connection', async () => {
    const operation = newOperation({ status: 'pending', mode: 'async', connectionVersion: 1 });
    const rows = await db.system.query(ACCEPT_QUEUED, ACCEPT_QUEUED.values([operation]));
    expect(rows).toEqual([{ id: operation.id, stored: true }]);
  });

  it('finish what the process still holds, with attempt and event, and forget the sealed input', async () => {
    const operation = newOperation();
    await acceptStarted(operation);
    expect(await db.system.query(FINISH, FINISH.values([delivered(operation)], OWNER))).toEqual([
      { id: operation.id, room_in: null },
    ]);
    const stored = await db.system.query(
      `SELECT o.status, o.input_sealed, o.vendor_status, o.attempts_count, a.outcome, a.status AS http, e.type
       FROM operations o JOIN operation_attempts a ON a.operation_id = o.id JOIN outbox e ON e.subject_id = o.id
       WHERE o.id = $1`,
      [operation.id],
    );
    expect(stored).toEqual([
      {
        status: 'delivered',
        input_sealed: null,
        vendor_status: 'queued',
        attempts_count: 1,
        outcome: 'delivered',
        http: 201,
        type: 'operation.delivered',
      },
    ]);
    expect(await db.system.query(`SELECT FROM work WHERE id = $1`, [operation.id])).toEqual([]);
  });

  it.each([
    ['another process, be it at the same epoch', `claim_owner = 'process-2'`],
    ['a later claim of this very process', `claim_epoch = 2`],
  ])('finish nothing when the work has gone to %s', async (_, gone) => {
    const operation = newOperation();
    await acceptStarted(operation);
    await db.system.query(`UPDATE work SET ${gone} WHERE id = $1`, [operation.id]);
    expect(await db.system.query(FINISH, FINISH.values([delivered(operation)], OWNER))).toEqual([]);
    const rows = await db.system.query(`SELECT status FROM operations WHERE id = $1`, [operation.id]);
    expect(rows).toEqual([{ status: 'in_progress' }]);
  });

  it('start a queued operation only with the claim, an open status and a live connection', async () => {
    const operation = newOperation({ status: 'pending', mode: 'async' });
    await db.system.query(ACCEPT_QUEUED, ACCEPT_QUEUED.values([operation]));
    const there = { integrationId: CONNECTION, connectionVersion: 7, provider: 'twilio' };
    const started = { tenantId: TENANT, operationId: operation.id, epoch: 1, ...there };
    const start = (row = started): Promise<unknown[]> => db.system.query(START, START.values([row], OWNER, LEASE));
    expect(await start()).toEqual([]);
    await db.system.query(
      `INSERT INTO work (queue, tenant_id, lane, id, claim_owner, claim_epoch) VALUES ('operations', $1, 'l', $2, $3, 1)`,
      [TENANT, operation.id, OWNER],
    );
    expect(await start({ ...started, connectionVersion: 6 })).toEqual([]);
    expect(await start()).toEqual([{ id: operation.id }]);
    await db.system.query(`UPDATE operations SET status = 'cancelled' WHERE id = $1`, [operation.id]);
    expect(await start()).toEqual([]);
  });
});

describe('the plans of the hot statements', () => {
  const STATEMENTS = [
    ['accept', ACCEPT_STARTED.text],
    ['accept with permits', ACCEPT_LIMITED.text],
    ['accept within limits', ACCEPT_COUNTED.text],
    ['load', LOAD.text],
    ['move', MOVE.text],
    ['finish', FINISH.text],
    ['start', START.text],
    ['start after a try', START_NEXT.text],
  ] as const;

  it.each(STATEMENTS)('%s looks rows up by key while the tables are still empty', expectKeyLookups);
  it.each(STATEMENTS)('%s looks rows up by key in full, analysed tables', async (name, text) => {
    await seed();
    await expectKeyLookups(name, text);
  });
});

/** A plan made on a small table stays as the table grows: it must be right from the first. */
async function expectKeyLookups(_name: string, text: string): Promise<void> {
  // In a session like those that run them: how such a session plans is part of what is tested.
  const client = await db.system.connect('explain');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${text}`);
  await client.end();
  const lines = rows.map((row) => row['QUERY PLAN']);
  const looked = lines.filter((line) => /Index (Only )?Scan/.test(line));
  expect(looked.length).toBeGreaterThan(0);
  expect(looked.filter((line) => !/using \w+_pkey/.test(line))).toEqual([]);
  expect(lines.filter((line) => /Seq Scan on|Bitmap/.test(line))).toEqual([]);
}

let seeded: Promise<void> | undefined;
const seed = (): Promise<void> => (seeded ??= seedOnce());

async function seedOnce(): Promise<void> {
  const tenant = newId();
  await db.system.query(`INSERT INTO tenants (id, name, slug) VALUES ($1, 'Big', 'big')`, [tenant]);
  for (const insert of SEEDS) await db.system.query(insert, [tenant]);
  const client = new pg.Client({ connectionString: db.superuserUrl });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

const SEEDS = [
  `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, uniqueness, status,
     enabled_capabilities, webhook_token)
   SELECT $1, n::text, 'custom', 'sandbox', 'simulated', 'api_key', n::text, 'active', '{}', n::text
   FROM generate_series(1, 5000) n`,
  `INSERT INTO operations (tenant_id, id, capability, environment, mode, status, input_redacted, request_id)
   SELECT $1, '01j' || lpad(n::text, 23, '0'), 'send_sms', 'sandbox', 'sync', 'delivered', '{}', 'r'
   FROM generate_series(1, 50000) n`,
  `INSERT INTO work (queue, tenant_id, lane, id)
   SELECT 'operations', $1, (n % 100)::text, n::text FROM generate_series(1, 20000) n`,
  `INSERT INTO idempotency_keys (tenant_id, route, key, fingerprint)
   SELECT $1, 'POST /api/v1/operations', n::text, '' FROM generate_series(1, 20000) n`,
];
