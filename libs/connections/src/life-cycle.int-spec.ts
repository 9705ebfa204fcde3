import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemDatabase } from '@patchbay/platform';
import {
  aPlivoConnection,
  aStripeConnection,
  aTwilioConnection,
  connect,
  readConnection,
  startHub,
  twilioCredentials,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import { becomes } from './becomes.fixture.ts';
import { ConnectionHooks } from './connection-hooks.ts';
import { ConnectionReferrer, ConnectionReferrers, type ConnectionReference } from './connection-referrer.ts';
import type { ConnectionView, VerificationView } from './connection.views.ts';

const PATH = '/api/v1/integrations';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => hub.close());

/** A tenant of its own, so that no test meets another's connections. */
async function tenant(): Promise<HubClient> {
  return (await hub.tenant()).client;
}

describe('Save & Test', () => {
  it('names the account and each step', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const view = await client.must<VerificationView>(200, 'POST', `${PATH}/${id}/verify`);
    expect(view).toMatchObject({ ok: true, status: 'active', health: { state: 'connected' } });
    expect(view.account).toContain('Simulated Twilio');
    expect(view.steps.map((step) => [step.name, step.ok])).toEqual([
      ['credentials_complete', true],
      ['reach_vendor', true],
      ['authenticate', true],
      ['permissions', true],
    ]);
  });

  it('answers 200 with the step that failed when the vendor refuses', async () => {
    const client = await tenant();
    const { id } = await connect(
      client,
      aTwilioConnection({ credentials: twilioCredentials({ auth_token: 'invalid' }) }),
    );
    const view = await client.must<VerificationView>(200, 'POST', `${PATH}/${id}/verify`);
    expect(view).toMatchObject({ ok: false, status: 'error', health: { state: 'error' } });
    expect(view.steps.at(-1)).toMatchObject({ name: 'authenticate', ok: false });
  });

  it('tells each step as it holds, and the answer of verify at the end', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const { headers, lines } = await checkStepwise(client, id);
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    expect(lines.map(({ step }) => step?.name)).toEqual(['credentials_complete', 'reach_vendor', undefined]);
    expect(lines.at(-1)?.result).toMatchObject({ ok: true, status: 'active', steps: { length: 4 } });
  });

  it('tells that the vendor was reached when it refuses', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client, aPlivoConnection());
    const faults = hub.sandbox.vendors.get('plivo')?.faults;
    faults?.add({ kind: 'revoked', count: null });
    const refused = await checkStepwise(client, id);
    expect(refused.lines.map(({ step }) => step?.name)).toContain('reach_vendor');
    expect(refused.lines.at(-1)?.result?.steps.at(-1)).toMatchObject({ name: 'authenticate', ok: false });
    faults?.clear();
  });

  it('refuses in the envelope what it cannot check or repeat', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const missing = await client.request('POST', `${PATH}/${'0'.repeat(26)}/verify/steps`);
    expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const keyed = await client.request('POST', `${PATH}/${id}/verify/steps`, { headers: { 'idempotency-key': 'k' } });
    expect(keyed.status).toBe(422);
  });

  it('heals a connection whose key works again', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client, aPlivoConnection());
    const faults = hub.sandbox.vendors.get('plivo')?.faults;
    faults?.add({ kind: 'revoked', count: null });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: false, status: 'error' });
    faults?.clear();
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: true, status: 'active' });
  });

  it('turns an active connection yellow, not red, when the vendor is down', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client, aStripeConnection());
    const faults = hub.sandbox.vendors.get('stripe')?.faults;
    faults?.add({ kind: 'server_error', count: null });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({
      ok: false,
      status: 'active',
      health: { state: 'warning' },
    });
    faults?.clear();
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({
      ok: true,
      health: { state: 'connected' },
    });
  });
});

describe('switching a connection', () => {
  it('goes off and on again', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    expect(await client.must(200, 'POST', `${PATH}/${id}/disable`)).toMatchObject({ status: 'inactive' });
    expect(await client.must(200, 'POST', `${PATH}/${id}/activate`)).toMatchObject({ status: 'active' });
  });

  it('is 409 from anywhere else', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const refused = { status: 409, body: { code: 'illegal_transition' } };
    expect(await client.request('POST', `${PATH}/${id}/activate`)).toMatchObject(refused);
    await client.must(200, 'POST', `${PATH}/${id}/disable`);
    expect(await client.request('POST', `${PATH}/${id}/disable`)).toMatchObject(refused);
  });
});

describe('disconnecting', () => {
  it('keeps the record without its credentials', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    expect(await client.must(200, 'POST', `${PATH}/${id}/disconnect`)).toMatchObject({
      id,
      status: 'inactive',
      health: { state: 'not_connected' },
      credentials: { auth_token: null },
      verified_at: null,
    });
    expect(await client.request('POST', `${PATH}/${id}/activate`)).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition', message: expect.stringContaining('auth_token') },
    });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({
      ok: false,
      status: 'inactive',
      steps: [{ name: 'credentials_complete', ok: false }],
    });
    await client.must(200, 'POST', `${PATH}/${id}/disconnect`);
  });

  it('can be undone by giving credentials again', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    await client.must(200, 'POST', `${PATH}/${id}/disconnect`);
    await client.must(200, 'PATCH', `${PATH}/${id}`, { body: { credentials: { auth_token: 'again' } } });
    await becomes(client, id, { status: 'inactive', health: { state: 'connected' } });
    expect(await client.must(200, 'POST', `${PATH}/${id}/activate`)).toMatchObject({ status: 'active' });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: true });
  });
});

describe('deleting', () => {
  it('shreds the credentials and says what still names the connection', async () => {
    const referrers = hub.hub.app.get(ConnectionReferrers, { strict: false });
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    referrers.register(
      new (class extends ConnectionReferrer {
        override referencesTo = (_ctx: object, asked: string): Promise<ConnectionReference[]> =>
          Promise.resolve(asked === id ? [{ type: 'test', id: '1', text: 'the test’s rule', details: {} }] : []);
      })(),
    );
    const answer = await client.request('DELETE', `${PATH}/${id}`);
    expect(answer).toMatchObject({ status: 200, body: { data: { id }, meta: { referenced_by: ['the test’s rule'] } } });
    expect(answer.body.message).toContain('the test’s rule');
    expect(await client.request('GET', `${PATH}/${id}`)).toMatchObject({ status: 404 });
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    const left = await system.query('SELECT 1 FROM credentials WHERE connection_id = $1', [id]);
    expect(left).toEqual([]);
  });
});

describe('hooks', () => {
  it('may refuse, and hear of it once it is committed', async () => {
    const hooks = hub.hub.app.get(ConnectionHooks, { strict: false });
    const client = await tenant();
    const heard: string[] = [];
    const label = 'watched by hooks';
    let refusing = false;
    hooks.before('disconnect', (_ctx, subject) =>
      Promise.resolve(refusing && subject.label === label ? { refuse: 'Payroll runs tonight.' } : null),
    );
    for (const moment of ['connect', 'disconnect'] as const) {
      hooks.after(moment, (_ctx, subject) => {
        if (subject.label === label) heard.push(moment);
      });
    }
    const { id } = await connect<ConnectionView>(client, aTwilioConnection({ label }));
    refusing = true;
    expect(await client.request('POST', `${PATH}/${id}/disconnect`)).toMatchObject({
      status: 409,
      body: { code: 'conflict', message: 'Payroll runs tonight.' },
    });
    expect(await readConnection<ConnectionView>(client, id)).toMatchObject({ status: 'active' });
    refusing = false;
    await client.must(200, 'POST', `${PATH}/${id}/disconnect`);
    expect(heard).toEqual(['connect', 'disconnect']);
  });
});

interface CheckLine {
  readonly step?: VerificationView['steps'][number];
  readonly result?: VerificationView;
}

async function checkStepwise(client: HubClient, id: string): Promise<{ headers: Headers; lines: CheckLine[] }> {
  const response = await fetch(new URL(`${PATH}/${id}/verify/steps`, client.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${client.key}` },
  });
  const text = (await response.text()).trimEnd();
  return { headers: response.headers, lines: text.split('\n').map((line) => JSON.parse(line) as CheckLine) };
}
