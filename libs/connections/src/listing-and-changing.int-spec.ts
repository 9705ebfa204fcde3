import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
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

describe('listing connections', () => {
  it('filters and pages', async () => {
    const client = await tenant();
    const twilio = await connect<ConnectionView>(client);
    const stripe = await connect<ConnectionView>(client, aStripeConnection());
    const listed = async (query: string): Promise<string[]> =>
      (await client.must<ConnectionView[]>(200, 'GET', `${PATH}?${query}`)).map((each) => each.id);
    expect(await listed('')).toEqual([stripe.id, twilio.id]);
    expect(await listed('provider=twilio')).toEqual([twilio.id]);
    expect(await listed('category=sms')).toEqual([twilio.id]);
    expect(await listed('category=payment')).toEqual([stripe.id]);
    expect(await listed('capability=send_sms')).toEqual([twilio.id]);
    expect(await listed('environment=production')).toEqual([]);
    expect(await listed('status=active&health=connected')).toEqual([stripe.id, twilio.id]);
    expect(await listed('status=error')).toEqual([]);
    const page = await client.request('GET', `${PATH}?per_page=1&page=2`);
    expect(page.body.meta).toEqual({ current_page: 2, per_page: 1, total: 2, last_page: 2 });
    expect(page.body.data).toMatchObject([{ id: twilio.id }]);
    expect(page.body.links).toMatchObject({ next: null });
  });

  it.each(['per_page=0', 'per_page=101', 'status=asleep', 'health=planned', 'environment=x', 'colour=red'])(
    'refuses ?%s',
    async (query) => {
      expect(await hub.request('GET', `${PATH}?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'validation_failed' },
      });
    },
  );

  it('is of one tenant, as is everything below it', async () => {
    const [ours, theirs] = await Promise.all([tenant(), tenant()]);
    const { id } = await connect<ConnectionView>(theirs);
    expect(await ours.must(200, 'GET', PATH)).toEqual([]);
    for (const [method, path] of ROUTES) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : path === '/breaker' ? { state: 'open' } : {};
      const withBody = method === 'PATCH' ? { body } : {};
      expect(await ours.request(method, `${PATH}/${id}${path}`, withBody)).toMatchObject({
        status: 404,
        body: { code: 'not_found', message: 'No such integration.' },
      });
    }
  });

  it.each(['nonsense', '01jd7q2zv8k3m5n6p7q8r9s0t1', '%27%3B--'])('knows nothing of id %s', async (id) => {
    expect(await hub.request('GET', `${PATH}/${id}`)).toMatchObject({ status: 404 });
  });
});

describe('changing a connection', () => {
  it('merges, verifies new credentials, and serves them once they pass', async () => {
    const client = await tenant();
    const before = await connect<ConnectionView>(client);
    const body = { credentials: { auth_token: 'another-token' } };
    const changed = await client.must<ConnectionView>(200, 'PATCH', `${PATH}/${before.id}`, { body });
    expect(changed).toMatchObject({ status: 'pending_verify', verified_at: null, credentials: before.credentials });
    expect(await verified<ConnectionView>(client, before.id)).toMatchObject({
      status: 'active',
      health: { state: 'connected' },
    });
  });

  it('heals a red connection by good credentials, and drops the reason', async () => {
    const client = await tenant();
    const { id } = await connect(
      client,
      aTwilioConnection({ credentials: twilioCredentials({ auth_token: 'invalid' }) }),
    );
    const body = {
      credentials: { auth_token: 'good-token' },
      metadata: { verification_error: 'sent back', team: 'a' },
    };
    await client.must(200, 'PATCH', `${PATH}/${id}`, { body });
    expect(await verified<ConnectionView>(client, id)).toMatchObject({ status: 'active', metadata: { team: 'a' } });
    expect((await readConnection<ConnectionView>(client, id)).metadata).not.toHaveProperty('verification_error');
  });

  it('leaves label, metadata and a sent-back null unverified', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const body = { label: 'Night', metadata: { a: 1 }, credentials: { auth_token: null } };
    const changed = await client.must<ConnectionView>(200, 'PATCH', `${PATH}/${id}`, { body });
    expect(changed).toMatchObject({ status: 'active', label: 'Night', metadata: { a: 1 } });
  });

  it('verifies what is switched off and leaves it off', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    await client.must(200, 'POST', `${PATH}/${id}/disable`);
    const body = { credentials: { auth_token: 'another-token' } };
    const changed = await client.must<ConnectionView>(200, 'PATCH', `${PATH}/${id}`, { body });
    expect(changed).toMatchObject({ status: 'inactive', verified_at: null });
    const view = await eventually(async () => {
      const now = await readConnection<ConnectionView>(client, id);
      if (now.verified_at === null) throw new Error('not verified yet');
      return now;
    });
    expect(view).toMatchObject({ status: 'inactive', health: { state: 'connected' } });
  });

  it('asks for the secret again when the host changes, and takes it then', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client, {
      ...custom('https://one.example.com'),
      environment: 'sandbox',
    });
    const moved = { config: { base_url: 'https://two.example.com' } };
    expect(await client.request('PATCH', `${PATH}/${id}`, { body: moved })).toMatchObject({
      status: 422,
      body: { errors: { 'credentials.secret': [expect.stringContaining('given again')] } },
    });
    const path = { config: { base_url: 'https://one.example.com/v2' } };
    await client.must(200, 'PATCH', `${PATH}/${id}`, { body: path });
    const both = { ...moved, credentials: { secret: 'for-two' } };
    const changed = await client.must<ConnectionView>(200, 'PATCH', `${PATH}/${id}`, { body: both });
    expect(changed.config).toMatchObject({ base_url: 'https://two.example.com' });
    expect(await verified<ConnectionView>(client, id)).toMatchObject({ status: 'active' });
  });

  it.each([
    [{ credentials: { account_sid: 'nonsense' } }, 'credentials.account_sid'],
    [{ credentials: { auth_token: '' } }, 'credentials.auth_token'],
    [{ enabled_capabilities: ['fly'] }, 'enabled_capabilities'],
    [{ provider: 'plivo' }, 'provider'],
    [{ environment: 'production' }, 'environment'],
    [{ status: 'active' }, 'status'],
    [{ config: { a: 1 } }, 'config.a'],
  ])('refuses %j', async (body, field) => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const answer = await client.request('PATCH', `${PATH}/${id}`, { body });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors ?? {})).toEqual([field]);
    expect(await readConnection<ConnectionView>(client, id)).toMatchObject({ status: 'active' });
  });
});

const ROUTES = [
  ['GET', ''],
  ['PATCH', ''],
  ['POST', '/verify'],
  ['POST', '/activate'],
  ['POST', '/disable'],
  ['POST', '/disconnect'],
  ['GET', '/health'],
  ['GET', '/calls'],
  ['GET', '/breaker'],
  ['PATCH', '/breaker'],
  ['DELETE', ''],
] as const;

function custom(url: string): Record<string, unknown> {
  return {
    provider: 'custom',
    credentials: { secret: 'a-secret' },
    enabled_capabilities: ['http_request'],
    config: { base_url: url },
  };
}
