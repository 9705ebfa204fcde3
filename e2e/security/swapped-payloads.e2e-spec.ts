import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HubClient, TestHome, TestHub, TestTenant } from '@patchbay/testing';
import {
  aPayment,
  aStripeConnection,
  aTextMessage,
  aTwilioConnection,
  connect,
  eventually,
  startHubIn,
  startTestHome,
  twilioCredentials,
} from '@patchbay/testing';
import pg from 'pg';

// Sealed inputs and results of operations, moved between operations and tenants by somebody who writes to the database.

interface Operation {
  readonly id: string;
  readonly status: string;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

let home: TestHome;
let hub: TestHub;
let sql: pg.Client;
let alice: TestTenant;
let bob: TestTenant;
let line: string;
/** Delivered payments of Alice, and one of Bob: results hold a client secret. */
let payments: string[];
let bobsPayment: string;
/** Messages of Alice that wait for her connection to heal. */
let waiting: string[];

beforeAll(async () => {
  home = await startTestHome();
  sql = new pg.Client(home.database.superuserUrl);
  await sql.connect();
  hub = await startHubIn(home);
  [alice, bob] = [await hub.tenant('alice'), await hub.tenant('bob')];
  for (const tenant of [alice, bob]) await connect(as(tenant), aStripeConnection());
  payments = [await pay(alice), await pay(alice), await pay(alice)];
  bobsPayment = await pay(bob);
  line = (await connect(as(alice), aTwilioConnection({ credentials: twilioCredentials({ auth_token: 'invalid' }) })))
    .id;
  waiting = [await send('first'), await send('second'), await send('third'), await send('fourth')];
  // What a hub holds in memory was right: another process is to find what the database says now.
  await hub.close();
  await tamper();
  hub = await startHubIn(home);
});

afterAll(async () => {
  await hub.close();
  await sql.end();
  await home.close();
});

function as(tenant: TestTenant): HubClient {
  return hub.withKey(tenant.apiKey);
}

async function pay(tenant: TestTenant): Promise<string> {
  return (await as(tenant).must<Operation>(200, 'POST', '/api/v1/operations', { body: aPayment() })).id;
}

async function send(text: string): Promise<string> {
  const body = aTextMessage({ mode: 'async', input: { to: '+15005550009', body: text } });
  const made = await as(alice).must<Operation>(202, 'POST', '/api/v1/operations', { body });
  expect(made.status).toBe('paused');
  return made.id;
}

async function sealed(id: string, column: 'input_sealed' | 'result_sealed'): Promise<Buffer> {
  const found = await sql.query<{ sealed: Buffer }>(`SELECT ${column} AS sealed FROM operations WHERE id = $1`, [id]);
  const value = found.rows[0]?.sealed;
  if (!value) throw new Error(`Nothing is sealed in ${column} of ${id}`);
  return value;
}

async function tamper(): Promise<void> {
  const results = await Promise.all([...payments, bobsPayment].map((id) => sealed(id, 'result_sealed')));
  const inputs = await Promise.all(waiting.map((id) => sealed(id, 'input_sealed')));
  const put = (column: string, id: string | undefined, value: Buffer | undefined): Promise<unknown> =>
    sql.query(`UPDATE operations SET ${column} = $2 WHERE id = $1`, [id, value]);
  // A sister's result, and Bob's; the third stays as it was.
  await put('result_sealed', payments[0], results[1]);
  await put('result_sealed', payments[1], results[3]);
  // A sister's input, a result in the place of an input, a damaged one; the fourth stays as it was.
  await put('input_sealed', waiting[0], inputs[1]);
  await put('input_sealed', waiting[1], results[0]);
  await put('input_sealed', waiting[2], Buffer.from(inputs[2]!.subarray(0, 40)));
}

const read = (id: string): Promise<Operation> => as(alice).must<Operation>(200, 'GET', `/api/v1/operations/${id}`);

describe('a sealed result that was moved', () => {
  it('is not shown: what people may see of it is', async () => {
    const right = await read(payments[2]!);
    expect(right.result).toHaveProperty('client_secret', expect.not.stringMatching(/^\[redacted\]$/));
    for (const id of payments.slice(0, 2)) {
      const { status, result } = await read(id);
      expect([status, result?.['client_secret']]).toEqual(['delivered', '[redacted]']);
    }
  });

  it('does not keep the list from being read', async () => {
    const list = await as(alice).must<Operation[]>(200, 'GET', '/api/v1/operations');
    expect(list.map(({ id }) => id)).toEqual(expect.arrayContaining([...payments, ...waiting]));
  });
});

describe('a sealed input that was moved', () => {
  it('is never sent: its operation ends and says why, the others go on', async () => {
    const seen = home.sandbox.journal.newest;
    const credentials = twilioCredentials();
    await as(alice).must(200, 'PATCH', `/api/v1/integrations/${line}`, { body: { credentials } });
    await eventually(async () => (await read(waiting[3]!)).status === 'delivered');
    for (const id of waiting.slice(0, 3)) {
      const ended = await eventually(async () => {
        const operation = await read(id);
        if (operation.status !== 'exhausted') throw new Error(`${id} is ${operation.status}`);
        return operation;
      });
      expect(ended.error?.message).toMatch(/input.*cannot be read/i);
    }
    const sent = home.sandbox.journal.after(seen, 'twilio').filter(({ method }) => method === 'POST');
    expect(sent.map(({ request_body: body }) => new URLSearchParams(body).get('Body'))).toHaveLength(1);
  });

  it('cannot be retried into being sent', async () => {
    const seen = home.sandbox.journal.newest;
    await as(alice).must(202, 'POST', `/api/v1/operations/${waiting[0]!}/retry`);
    await eventually(async () => (await read(waiting[0]!)).status === 'exhausted');
    expect(home.sandbox.journal.after(seen, 'twilio')).toEqual([]);
  });
});

describe('a connection whose key was moved', () => {
  it('takes no operation it would have to seal, and says why', async () => {
    await sql.query('UPDATE connection_keys SET wrapped = $2 WHERE connection_id = $1', [line, Buffer.alloc(80, 1)]);
    const other = await startHubIn(home);
    const answer = await other.request('POST', '/api/v1/operations', { key: alice.apiKey, body: aTextMessage() });
    await other.close();
    expect([answer.status, answer.body.code]).toEqual([409, 'no_active_provider']);
    expect(answer.body.message).toContain(line);
  });

  it('still tells what a vendor did meanwhile', async () => {
    const [stripe] = await as(bob).must<{ id: string }[]>(200, 'GET', '/api/v1/integrations?provider=stripe');
    home.sandbox.vendors.get('stripe')?.faults.add({ kind: 'slow', delay_ms: 400, method: 'POST' });
    const seen = home.sandbox.journal.newest;
    const paying = as(bob).request<Operation>('POST', '/api/v1/operations', { body: aPayment() });
    await eventually(async () => (await counted("SELECT count(*) FROM operations WHERE status = 'in_progress'")) > 0);
    await as(bob).must(200, 'DELETE', `/api/v1/integrations/${stripe!.id}`);
    const paid = await paying;
    expect([paid.status, paid.body.data.status]).toEqual([200, 'delivered']);
    expect(home.sandbox.journal.after(seen, 'stripe')).toHaveLength(1);
    const stored = await as(bob).must<Operation>(200, 'GET', `/api/v1/operations/${paid.body.data.id}`);
    expect([stored.status, stored.result?.['client_secret']]).toEqual(['delivered', '[redacted]']);
  });
});

async function counted(text: string): Promise<number> {
  return Number((await sql.query<{ count: string }>(text)).rows[0]?.count);
}

describe('a tenant whose fingerprint key was moved', () => {
  it('is told that its requests cannot be kept apart, and others are not', async () => {
    await sql.query(
      `UPDATE tenant_keys a SET wrapped = b.wrapped FROM tenant_keys b
       WHERE a.tenant_id = $1 AND b.tenant_id = $2 AND a.purpose = 'fingerprint' AND b.purpose = 'fingerprint'`,
      [bob.id, alice.id],
    );
    const options = { body: aPayment(), headers: { 'idempotency-key': 'a-key' } };
    const refused = await as(bob).request('POST', '/api/v1/operations', options);
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    expect(refused.body.message).toMatch(/key/);
    await as(alice).must(200, 'POST', '/api/v1/operations', options);
  });
});
