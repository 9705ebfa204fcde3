import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPlivoConnection,
  aStripeConnection,
  aTwilioConnection,
  eventually,
  startHub,
  twilioCredentials,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import { Database, systemContext, SystemDatabase, WorkQueue } from '@patchbay/platform';
import { ConnectionDirectory } from './connection-directory.service.ts';
import { ConnectionHealth } from './connection-health.service.ts';
import { ConnectionHooks } from './connection-hooks.ts';
import { ConnectionProbes } from './connection-probes.service.ts';
import { ConnectionReferrer, ConnectionReferrers } from './connection-referrer.ts';
import type { ConnectionHealthView, ConnectionView, VerificationView } from './connection.views.ts';

const PATH = '/api/v1/integrations';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => hub.close());

async function tenant(): Promise<HubClient> {
  return (await hub.tenant()).client;
}

function read(client: HubClient, id: string): Promise<ConnectionView> {
  return client.must<ConnectionView>(200, 'GET', `${PATH}/${id}`);
}

async function connect(client: HubClient, body = aTwilioConnection()): Promise<ConnectionView> {
  const { id } = await client.must<ConnectionView>(201, 'POST', PATH, { body });
  return eventually(async () => {
    const view = await read(client, id);
    if (view.status === 'pending_verify') throw new Error('still pending');
    return view;
  });
}

async function becomes(client: HubClient, id: string, expected: object): Promise<void> {
  await eventually(async () => expect(await read(client, id)).toMatchObject(expected), 15_000);
}

describe('Save & Test', () => {
  it('names the account and each step', async () => {
    const client = await tenant();
    const { id } = await connect(client);
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

  it('heals a connection whose key works again', async () => {
    const client = await tenant();
    const { id } = await connect(client, aPlivoConnection());
    const faults = hub.sandbox.vendors.get('plivo')?.faults;
    faults?.add({ kind: 'revoked', count: null });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: false, status: 'error' });
    faults?.clear();
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: true, status: 'active' });
  });

  it('turns an active connection yellow, not red, when the vendor is down', async () => {
    const client = await tenant();
    const { id } = await connect(client, aStripeConnection());
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
    const { id } = await connect(client);
    expect(await client.must(200, 'POST', `${PATH}/${id}/disable`)).toMatchObject({ status: 'inactive' });
    expect(await client.must(200, 'POST', `${PATH}/${id}/activate`)).toMatchObject({ status: 'active' });
  });

  it('is 409 from anywhere else', async () => {
    const client = await tenant();
    const { id } = await connect(client);
    const refused = { status: 409, body: { code: 'illegal_transition' } };
    expect(await client.request('POST', `${PATH}/${id}/activate`)).toMatchObject(refused);
    await client.must(200, 'POST', `${PATH}/${id}/disable`);
    expect(await client.request('POST', `${PATH}/${id}/disable`)).toMatchObject(refused);
  });
});

describe('disconnecting', () => {
  it('keeps the record without its credentials', async () => {
    const client = await tenant();
    const { id } = await connect(client);
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
    const { id } = await connect(client);
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
    const { id } = await connect(client);
    referrers.register(
      new (class extends ConnectionReferrer {
        override referencesTo = (_ctx: object, asked: string): Promise<string[]> =>
          Promise.resolve(asked === id ? ['the test’s rule'] : []);
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
    const { id } = await connect(client, aTwilioConnection({ label }));
    refusing = true;
    expect(await client.request('POST', `${PATH}/${id}/disconnect`)).toMatchObject({
      status: 409,
      body: { code: 'conflict', message: 'Payroll runs tonight.' },
    });
    expect(await read(client, id)).toMatchObject({ status: 'active' });
    refusing = false;
    await client.must(200, 'POST', `${PATH}/${id}/disconnect`);
    expect(heard).toEqual(['connect', 'disconnect']);
  });
});

describe('health', () => {
  it('has a history for the chart', async () => {
    const client = await tenant();
    const { id } = await connect(client);
    const view = await client.must<ConnectionHealthView>(200, 'GET', `${PATH}/${id}/health`);
    expect(view).toMatchObject({ status: 'active', state: 'connected', reason: null });
    expect(view.history[0]).toMatchObject({ state: 'connected', latency_ms: expect.any(Number) });
  });

  it('turns red once a refused key is confirmed, and not before', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect(client);
    const health = hub.hub.app.get(ConnectionHealth, { strict: false });
    const faults = hub.sandbox.vendors.get('twilio')?.faults;
    health.reportAuthFailure(tenantId, id);
    await eventually(() => journalOf('twilio').length >= 2);
    expect(await read(client, id)).toMatchObject({ status: 'active' });
    faults?.add({ kind: 'revoked', count: null });
    health.reportAuthFailure(tenantId, id);
    await becomes(client, id, { status: 'error', health: { state: 'error' } });
    faults?.clear();
  });

  it('probes what was silent for an hour', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect(client);
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    const probes = hub.hub.app.get(ConnectionProbes, { strict: false });
    await system.query(
      `UPDATE connections SET next_probe_at = now() - interval '1 minute', last_success_at = now() - interval '2 hours',
         health_checked_at = now() - interval '2 hours' WHERE id = $1`,
      [id],
    );
    expect(await probes.tick()).toBe(1);
    expect(await probes.tick()).toBe(0);
    // Spread over the next minute; this test has no minute.
    const queue = hub.hub.app.get(WorkQueue, { strict: false });
    await system.inTransaction((tx) => queue.enqueue(tx, [{ queue: 'probe', tenantId, lane: id, id }]));
    await eventually(async () => {
      const calls = await client.must<{ purpose: string }[]>(200, 'GET', `${PATH}/${id}/calls?purpose=probe`);
      expect(calls).toHaveLength(1);
    }, 20_000);
  }, 40_000);
});

describe('the directory', () => {
  it('knows a change at once, and makes no query when it is warm', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect(client);
    const directory = hub.hub.app.get(ConnectionDirectory, { strict: false });
    const database = hub.hub.app.get(Database, { strict: false });
    const before = await directory.snapshot(tenantId, id);
    expect(before).toMatchObject({ status: 'active', target: 'simulated' });
    const statements = database.counter.queriesTotal;
    expect(directory.snapshotNow(tenantId, id)).toEqual(before);
    expect(await directory.forCapability(tenantId, 'send_sms', 'sandbox')).toHaveLength(1);
    expect(await directory.forCapability(tenantId, 'send_sms', 'production')).toEqual([]);
    expect(database.counter.queriesTotal).toBe(statements);
    await client.must(200, 'POST', `${PATH}/${id}/disable`);
    const after = await directory.snapshot(tenantId, id);
    expect(after).toMatchObject({ status: 'inactive', version: (before?.version ?? 0) + 1 });
    await client.must(200, 'DELETE', `${PATH}/${id}`);
    expect(await directory.snapshot(tenantId, id)).toBeNull();
  });

  it('does not know another tenant’s connection', async () => {
    const [{ id: ours }, { client }] = [await hub.tenant(), await hub.tenant()];
    const { id } = await connect(client);
    expect(await hub.hub.app.get(ConnectionDirectory, { strict: false }).snapshot(ours, id)).toBeNull();
    const seen = await hub.hub.app
      .get(Database, { strict: false })
      .inTransaction(systemContext(ours, 'test'), ({ tx }) =>
        tx.query('SELECT 1 FROM connections WHERE id = $1', [id]),
      );
    expect(seen).toEqual([]);
  });
});

describe('calls and breaker', () => {
  it('lists the calls to the vendor without its secrets', async () => {
    const client = await tenant();
    const { id } = await connect(client);
    const calls = await eventually(async () => {
      const found = await client.must<{ purpose: string }[]>(200, 'GET', `${PATH}/${id}/calls`);
      if (found.length === 0) throw new Error('not written yet');
      return found;
    });
    expect(calls[0]).toMatchObject({ purpose: 'verification', outcome: 'succeeded', provider: 'twilio' });
    expect(JSON.stringify(calls)).not.toContain('test-twilio-auth-token');
    expect(await client.request('GET', `${PATH}/${id}/calls?cursor=nonsense`)).toMatchObject({ status: 422 });
  });

  it('lets a person hold the breaker', async () => {
    const client = await tenant();
    const { id } = await connect(client);
    const path = `${PATH}/${id}/breaker`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(await client.must(200, 'PATCH', path, { body: { state: 'open', until } })).toMatchObject({
      state: 'open',
      override: 'open',
      override_until: until,
    });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: false, status: 'active' });
    expect(await client.must(200, 'PATCH', path, { body: { state: 'auto' } })).toMatchObject({
      state: 'closed',
      override: 'auto',
    });
    expect(await client.must(200, 'GET', path)).toMatchObject({ state: 'closed' });
  });

  it.each([
    [{}, 'state'],
    [{ state: 'ajar' }, 'state'],
    [{ state: 'open', until: 'tomorrow' }, 'until'],
    [{ state: 'open', until: '2020-01-01T00:00:00Z' }, 'until'],
    [{ state: 'auto', until: '2120-01-01T00:00:00Z' }, 'until'],
  ])('refuses %j', async (body, field) => {
    const client = await tenant();
    const { id } = await connect(client);
    const answer = await client.request('PATCH', `${PATH}/${id}/breaker`, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: { [field]: [expect.any(String)] } } });
  });
});

function journalOf(vendor: string): readonly unknown[] {
  return hub.sandbox.journal.after(0, vendor);
}
