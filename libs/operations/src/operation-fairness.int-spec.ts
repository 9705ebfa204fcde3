import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import { aTextMessage, startHub, type TestHub } from '@patchbay/testing';
import pg from 'pg';
import { OperationsFixture } from './operations.fixture.ts';

const FLOOD = 5_000;
/** Slow vendors: a worker that asks them waits and waits. */
const SLOW = { kind: 'slow', delay_ms: 300, count: null, method: 'POST' } as const;
const FLOODING_TENANTS = 5;
/** What one process takes at a time before it looks at whose turn it is, and then some. */
const HANDFUL = 200;

describe('A flood of queued operations', () => {
  let hub: TestHub;
  let sql: pg.Client;
  beforeAll(async () => {
    hub = await startHub();
    sql = new pg.Client({ connectionString: hub.database.superuserUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await hub.close();
  });

  /** As if so many had been asked for: the operations, their work, and their lane. */
  async function flood(desk: OperationsFixture, connection: string, count: number): Promise<void> {
    const prefix = newId().slice(0, 16);
    await sql.query('BEGIN');
    await sql.query(
      `INSERT INTO operations (tenant_id, id, capability, environment, integration_id, provider, mode, status,
         input_redacted, request_id)
       SELECT $1, $2 || lpad(n::text, 10, '0'), 'send_sms', 'sandbox', $3, 'twilio', 'async', 'pending',
         jsonb_build_object('to', '+15005550009', 'body', 'flood'), 'flood' FROM generate_series(1, $4::integer) n`,
      [desk.tenantId, prefix, connection, count],
    );
    await sql.query(
      `INSERT INTO work (queue, tenant_id, lane, id)
       SELECT 'operations', $1, $3, $2 || lpad(n::text, 10, '0') FROM generate_series(1, $4::integer) n`,
      [desk.tenantId, prefix, connection, count],
    );
    await sql.query(
      `INSERT INTO lanes (queue, tenant_id, lane, due_at) VALUES ('operations', $1, $2, now())
       ON CONFLICT (queue, tenant_id, lane) DO UPDATE SET due_at = excluded.due_at`,
      [desk.tenantId, connection],
    );
    await sql.query(`SELECT pg_notify('patchbay_work', '["operations"]')`);
    await sql.query('COMMIT');
  }

  it('of five tenants with slow vendors lets the first of a sixth pass nearly all of them', async () => {
    const quiet = await OperationsFixture.create(hub);
    await quiet.connectTwilio();
    const floods: OperationsFixture[] = [];
    const connections: string[] = [];
    for (let index = 0; index < FLOODING_TENANTS; index += 1) {
      const desk = await OperationsFixture.create(hub);
      floods.push(desk);
      connections.push(await desk.connectTwilio());
    }
    quiet.inject('twilio', SLOW);
    const before = quiet.mark();
    for (const [index, desk] of floods.entries()) {
      await flood(desk, connections[index]!, index === 0 ? FLOOD : FLOOD / FLOODING_TENANTS);
    }
    const asked = await quiet.ask(
      aTextMessage({ mode: 'async', input: { to: '+15005550009', body: 'not in a flood' } }),
    );
    await quiet.becomes(asked.body.data.id, 'delivered');
    const bodies = hub.sandbox.journal.after(before, 'twilio').map((entry) => entry.request_body);
    const place = bodies.findIndex((body) => body.includes('not'));
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(HANDFUL + 32 * FLOODING_TENANTS);
    const waiting = await sql.query(`SELECT FROM work WHERE queue = 'operations' AND claim_owner IS NULL`);
    expect(waiting.rowCount).toBeGreaterThan(FLOOD);
  });
});
