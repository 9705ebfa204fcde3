import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  aPlivoConnection,
  aStripeConnection,
  aTwilioConnection,
  connect,
  eventually,
  readConnection,
  twilioCredentials,
  verified,
  startHub,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import { SECRET_ENVIRONMENT } from '@patchbay/vault';
import { ConnectionReading } from './connection-reading.service.ts';
import type { ConnectionView } from './connection.views.ts';

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

/** A tenant that may use references to the environment, which holds these. */
async function referring(environment: Record<string, string>): Promise<HubClient> {
  Object.assign(hub.hub.app.get<Record<string, string>>(SECRET_ENVIRONMENT, { strict: false }), environment);
  const { id, client } = await hub.tenant();
  const body = { secret_prefixes: ['env://PATCHBAY_SECRET_'] };
  await hub.must(200, 'PATCH', `/api/v1/tenants/${id}`, { key: hub.platformKey, body });
  return client;
}

describe('connecting a provider', () => {
  it('answers 201 pending_verify, and is active and green once it is verified', async () => {
    const client = await tenant();
    const made = await client.must<ConnectionView>(201, 'POST', PATH, { body: aTwilioConnection({ label: 'Alerts' }) });
    expect(made).toMatchObject({
      provider: 'twilio',
      display_name: 'Twilio',
      category: 'sms',
      label: 'Alerts',
      environment: 'sandbox',
      status: 'pending_verify',
      health: { state: 'not_connected' },
      enabled_capabilities: ['send_sms'],
      credentials: { ...twilioCredentials(), auth_token: null },
      credential_references: {},
      config: {},
      metadata: {},
      verified_at: null,
    });
    const view = await verified<ConnectionView>(client, made.id);
    expect(view).toMatchObject({ status: 'active', health: { state: 'connected', reason: null, code: null } });
    expect(view.verified_at).not.toBeNull();
    expect(view.webhook_url).toMatch(new RegExp('/webhooks/twilio/[A-Za-z0-9_-]{43}$'));
    expect(Object.keys(view).sort()).toEqual(FIELDS);
  });

  it('answers pending_verify to POST and PATCH, however fast the verification is', async () => {
    const client = await tenant();
    const reading = hub.hub.app.get(ConnectionReading, { strict: false });
    const read = reading.get.bind(reading);
    const spy = jest.spyOn(reading, 'get');
    // Who reads for the answer only after the commit finds a connection that is verified already.
    const afterTheWorker: typeof read = async (ctx, id) => {
      if (ctx.tx === undefined) await verified(client, id);
      return read(ctx, id);
    };
    spy.mockImplementationOnce(afterTheWorker);
    const made = await client.must<ConnectionView>(201, 'POST', PATH, { body: aTwilioConnection() });
    expect(made.status).toBe('pending_verify');
    await verified(client, made.id);
    spy.mockImplementationOnce(afterTheWorker);
    const body = { credentials: { auth_token: 'another-token' } };
    const changed = await client.must<ConnectionView>(200, 'PATCH', `${PATH}/${made.id}`, { body });
    expect(changed).toMatchObject({ status: 'pending_verify', verified_at: null });
    spy.mockRestore();
  });

  it('is for production unless the body says otherwise', async () => {
    const client = await tenant();
    const { environment: _left, ...body } = aTwilioConnection();
    const made = await client.must<ConnectionView>(201, 'POST', PATH, { body });
    expect(made.environment).toBe('production');
    await client.must(200, 'DELETE', `${PATH}/${made.id}`);
  });

  it('turns red when the vendor refuses, with the reason where a person looks', async () => {
    const client = await tenant();
    const view = await connect<ConnectionView>(
      client,
      aTwilioConnection({ credentials: twilioCredentials({ auth_token: 'invalid' }) }),
    );
    expect(view).toMatchObject({ status: 'error', health: { state: 'error' }, verified_at: null });
    expect(view.metadata['verification_error']).toBe(view.health.reason);
    expect(JSON.stringify(view)).not.toContain('"invalid"');
  });

  it('stays pending through a passing fault and is tried again', async () => {
    const client = await tenant();
    const faults = hub.sandbox.vendors.get('plivo')?.faults;
    faults?.add({ kind: 'server_error', count: null });
    const { id } = await client.must<ConnectionView>(201, 'POST', PATH, { body: aPlivoConnection() });
    await eventually(async () =>
      expect((await readConnection<ConnectionView>(client, id)).health.reason).not.toBeNull(),
    );
    expect(await readConnection<ConnectionView>(client, id)).toMatchObject({
      status: 'pending_verify',
      health: { state: 'not_connected' },
    });
    faults?.clear();
    expect(await verified<ConnectionView>(client, id)).toMatchObject({
      status: 'active',
      health: { state: 'connected' },
    });
  });

  it('keeps secret references and shows them, never their values', async () => {
    const client = await referring({
      PATCHBAY_SECRET_SID: `AC${'ab'.repeat(16)}`,
      PATCHBAY_SECRET_TOKEN: 'resolved-value',
    });
    const references = { account_sid: 'env://PATCHBAY_SECRET_SID', auth_token: 'env://PATCHBAY_SECRET_TOKEN' };
    const view = await connect<ConnectionView>(
      client,
      aTwilioConnection({ credentials: twilioCredentials(references) }),
    );
    expect(view).toMatchObject({
      status: 'active',
      credentials: { account_sid: null, auth_token: null, from_number: '+15005550006' },
      credential_references: references,
    });
    expect(JSON.stringify(view)).not.toContain('resolved-value');
  });

  it('is red when a secret reference leads to nothing', async () => {
    const client = await referring({});
    const credentials = twilioCredentials({ auth_token: 'env://PATCHBAY_SECRET_OF_NOBODY' });
    const view = await connect<ConnectionView>(client, aTwilioConnection({ credentials }));
    expect(view).toMatchObject({ status: 'error', health: { code: 'credential_reference_not_found' } });
  });

  it('refuses secret references that were not granted to the tenant', async () => {
    const client = await tenant();
    const credentials = twilioCredentials({ auth_token: 'env://PATCHBAY_SECRET_TOKEN' });
    const answer = await client.request('POST', PATH, { body: aTwilioConnection({ credentials }) });
    expect(answer).toMatchObject({ status: 422, body: { errors: { 'credentials.auth_token': [expect.any(String)] } } });
  });

  it.each([
    [{ provider: 'nobody' }, ['provider']],
    [{ provider: 'mailgun' }, ['provider']],
    [
      { credentials: { account_sid: 'AC1' } },
      ['credentials.account_sid', 'credentials.auth_token', 'credentials.from_number'],
    ],
    [{ credentials: twilioCredentials({ colour: 'red' }) }, ['credentials.colour']],
    [{ enabled_capabilities: ['send_sms', 'initiate_payment'] }, ['enabled_capabilities']],
    [{ enabled_capabilities: 'send_sms' }, ['enabled_capabilities']],
    [{ environment: 'staging' }, ['environment']],
    [{ auth_type: 'oauth2' }, ['auth_type']],
    [{ config: { speed: 9 } }, ['config.speed']],
    [{ config: [] }, ['config']],
    [{ metadata: 'text' }, ['metadata']],
    [{ metadata: { long: 'x'.repeat(20_000) } }, ['metadata']],
    [{ label: '' }, ['label']],
    [{ colour: 'red' }, ['colour']],
    [{ credentials: null }, ['credentials']],
  ])('refuses case %#', async (changes, fields) => {
    const client = await tenant();
    const answer = await client.request('POST', PATH, { body: aTwilioConnection(changes) });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(Object.keys(answer.body.errors ?? {}).sort()).toEqual([...fields].sort());
  });

  it('takes one connection per provider and environment, even of many asked for at once', async () => {
    const client = await tenant();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => client.request('POST', PATH, { body: aTwilioConnection() })),
    );
    expect(tries.map((each) => each.status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
    const refused = tries.find((each) => each.status === 422);
    expect(refused?.body.errors).toEqual({ provider: ['An integration for this provider already exists.'] });
    await client.must(201, 'POST', PATH, { body: aTwilioConnection({ environment: 'production' }) });
  });

  it('is free again once it was deleted', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    await client.must(200, 'DELETE', `${PATH}/${id}`);
    expect((await connect<ConnectionView>(client)).id).not.toBe(id);
  });

  it('tells connections of custom apart by their label', async () => {
    const client = await tenant();
    const body = custom('https://api.example.com');
    await client.must(201, 'POST', PATH, { body: { ...body, label: 'One' } });
    await client.must(201, 'POST', PATH, { body: { ...body, label: 'Two' } });
    const third = await client.request('POST', PATH, { body: { ...body, label: 'one' } });
    expect(third.body.errors).toHaveProperty('provider', ['An integration for this provider already exists.']);
  });

  it('is made once for one Idempotency-Key', async () => {
    const client = await tenant();
    const options = { body: aStripeConnection(), headers: { 'idempotency-key': 'once' } };
    const first = await client.must<ConnectionView>(201, 'POST', PATH, options);
    const again = await client.request<ConnectionView>('POST', PATH, options);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body.data.id).toBe(first.id);
  });
});

describe('a private address as base URL of a tenant', () => {
  it.each([
    'http://127.0.0.1:9',
    'http://localhost:9',
    'http://0x7f000001/',
    'http://[::1]:9',
    'http://169.254.169.254/',
  ])('is refused: %s', async (url) => {
    const client = await tenant();
    const answer = await client.request('POST', PATH, { body: custom(url) });
    expect(answer).toMatchObject({ status: 422, body: { errors: { 'config.base_url': [expect.any(String)] } } });
  });
});

const FIELDS = [
  'auth_type',
  'category',
  'config',
  'created_at',
  'credential_references',
  'credentials',
  'display_name',
  'enabled_capabilities',
  'environment',
  'health',
  'id',
  'label',
  'metadata',
  'provider',
  'status',
  'updated_at',
  'verified_at',
  'webhook_url',
];

function custom(url: string): Record<string, unknown> {
  return {
    provider: 'custom',
    credentials: { secret: 'a-secret' },
    enabled_capabilities: ['http_request'],
    config: { base_url: url },
  };
}
