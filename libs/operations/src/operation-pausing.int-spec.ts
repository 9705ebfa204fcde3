import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPayment,
  aStripeConnection,
  aTextMessage,
  eventually,
  startHub,
  twilioCredentials,
  type TestHub,
} from '@patchbay/testing';
import pg from 'pg';
import { OperationsFixture } from './operations.fixture.ts';

let hub: TestHub;
let desk: OperationsFixture;
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
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
});

const PATH = '/api/v1/integrations';

async function queue(count: number, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const body = aTextMessage({ mode: 'async', input: { to: '+15005550009', body: `number-${index}-` }, ...more });
    ids.push((await desk.ask(body)).body.data.id);
  }
  return ids;
}

/** The numbers of the messages the vendor was asked to send, in the order it was. */
function sentOrder(since: number): number[] {
  const bodies = hub.sandbox.journal.after(since, 'twilio').map((entry) => entry.request_body);
  return bodies.flatMap((body) => /number-(\d+)-/.exec(body)?.[1] ?? []).map(Number);
}

async function becomeAll(ids: readonly string[], status: string): Promise<void> {
  for (const id of ids) await desk.becomes(id, status);
}

describe('Operations of a connection that turned red', () => {
  it('pause, and resume in the order they were asked for, those asked for meanwhile behind them', async () => {
    const twilio = await desk.connectTwilio();
    // One at a time, so that the vendor sees the order of the queue.
    await desk.tenant.must(200, 'PATCH', `${PATH}/${twilio}/limits`, { body: { max_concurrent: 1 } });
    desk.inject('twilio', { kind: 'revoked', count: null });
    const ids = await queue(8);
    await becomeAll(ids, 'paused');
    await eventually(async () => expect(await desk.statusOf(twilio)).toBe('error'));
    desk.clearFaults('twilio');
    const since = desk.mark();
    await desk.tenant.must(200, 'PATCH', `${PATH}/${twilio}`, { body: { credentials: twilioCredentials() } });
    await becomeAll(ids, 'delivered');
    expect(sentOrder(since)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('stay paused while a person has it switched off, whatever becomes of its credentials', async () => {
    const twilio = await desk.connectTwilio();
    await desk.tenant.must(200, 'PATCH', `${PATH}/${twilio}/limits`, { body: { max_concurrent: 1 } });
    // Whoever claims of a limited lane locks its limit first: nobody does before it is switched off.
    await sql.query('BEGIN');
    await sql.query('SELECT FROM lane_limits WHERE lane = $1 FOR UPDATE', [twilio]);
    const ids = await queue(3, { integration_id: twilio });
    await desk.tenant.must(200, 'POST', `${PATH}/${twilio}/disable`);
    await sql.query('COMMIT');
    await becomeAll(ids, 'paused');
    const since = desk.mark();
    await desk.tenant.must(200, 'PATCH', `${PATH}/${twilio}`, { body: { credentials: twilioCredentials() } });
    const verified = await desk.tenant.must<{ ok: boolean; status: string }>(200, 'POST', `${PATH}/${twilio}/verify`);
    expect(verified).toMatchObject({ ok: true, status: 'inactive' });
    await eventually(async () => {
      const left = `SELECT FROM outbox o, event_cursors c
        WHERE c.consumer = 'operations-resumption' AND o.subject_id = $1 AND (o.xid, o.id) > (c.xid, c.id)`;
      expect((await sql.query(left, [twilio])).rowCount).toBe(0);
    });
    for (const id of ids) expect((await desk.operation(id)).status).toBe('paused');
    expect(sentOrder(since)).toEqual([]);
    await desk.tenant.must(200, 'POST', `${PATH}/${twilio}/activate`);
    await becomeAll(ids, 'delivered');
    expect(sentOrder(since)).toEqual([0, 1, 2]);
  });
});

describe('Operations for which the budget of their connection is used up', () => {
  it('wait without a try instead of failing one after the other', async () => {
    const api = await desk.connect({
      ...{ provider: 'custom', label: 'narrow', environment: 'sandbox', enabled_capabilities: ['http_request'] },
      ...{ credentials: { secret: 'key-of-an-api' } },
      config: { base_url: 'https://api.example.com', rate_limit_per_minute: 5 },
    });
    const asked = { capability: 'http_request', input: { method: 'GET', path: '/things' }, integration_id: api };
    const ids = await queue(12, asked);
    const settled = await eventually(async () => {
      const all = await Promise.all(ids.map((id) => desk.operation(id)));
      expect(all.every(({ status }) => status === 'delivered' || status === 'retrying')).toBe(true);
      return all;
    });
    const waiting = settled.filter(({ status }) => status === 'retrying');
    // Two minutes at most may have begun.
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    for (const { attempts_count: count, next_retry_at: at } of waiting) {
      expect(count).toBe(0);
      expect(at).not.toBeNull();
    }
    const attempts = await Promise.all(ids.map((id) => desk.attempts(id)));
    expect(attempts.flat().filter(({ outcome }) => outcome !== 'delivered')).toEqual([]);
  });
});

describe('An unknown outcome at a vendor that has forgotten our idempotency key', () => {
  it('stays unknown: a retry does not send it again', async () => {
    await desk.connect(aStripeConnection());
    desk.inject('stripe', { kind: 'reset', method: 'POST', when: 'after' });
    // Too short for a second try.
    const { body } = await desk.ask(aPayment({ wait_ms: 500 }));
    const { id } = body.data;
    expect(body.data).toMatchObject({ status: 'exhausted', error: { code: 'outcome_unknown' } });
    const since = desk.mark();
    // A try takes its time, and clocks differ: a day that is nearly over counts as over.
    await sql.query(`UPDATE operations SET created_at = now() - interval '23 hours 57 minutes' WHERE id = $1`, [id]);
    const age = `UPDATE operation_attempts SET started_at = now() - interval '23 hours 57 minutes' WHERE operation_id = $1`;
    await sql.query(age, [id]);
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${id}/retry`);
    expect(await desk.becomes(id, 'exhausted')).toMatchObject({
      error: { code: 'outcome_unknown', message: expect.stringContaining('no longer remembers') },
    });
    expect(hub.sandbox.journal.after(since, 'stripe').filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
