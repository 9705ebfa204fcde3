import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aTwilioConnection,
  connect,
  startHubIn,
  startTestHome,
  startVendor,
  type HubClient,
  type TestHome,
  type TestHub,
  type TestVendor,
} from '@patchbay/testing';
import type { ConnectionView, VerificationView } from './connection.views.ts';

const PATH = '/api/v1/integrations';

let home: TestHome;
let vendor: TestVendor;
let running: TestHub | undefined;
beforeAll(async () => {
  home = await startTestHome();
  vendor = await startVendor((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ sid: 'AC', friendly_name: 'Local Twilio', status: 'active' }));
  });
});
afterAll(async () => {
  await vendor.close();
  await home.close();
});

/** Hubs of one database share their work, so that only one with these settings may run. */
async function restart(env: Record<string, string> = {}): Promise<TestHub> {
  await running?.close();
  running = await startHubIn(home, { env });
  return running;
}
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function tenantOf(env: Record<string, string>): Promise<HubClient> {
  return (await (await restart(env)).tenant()).client;
}

function custom(url: string): object {
  return {
    provider: 'custom',
    credentials: { secret: 'a-secret' },
    enabled_capabilities: ['http_request'],
    config: { base_url: url, health_path: '/health' },
  };
}

describe('what the operator set up', () => {
  it('redirects a vendor before the sandbox, for every connection, keeping the vendor’s own path', async () => {
    const client = await tenantOf({ PATCHBAY_VENDOR_BASE_URLS: JSON.stringify({ twilio: `${vendor.url}/twilio` }) });
    for (const environment of ['sandbox', 'production']) {
      const view = await connect<ConnectionView>(client, aTwilioConnection({ environment }));
      expect(view).toMatchObject({ status: 'active' });
    }
    const asked = vendor.requests.map((request) => request.url);
    expect(asked).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/^\/twilio\/2010-04-01\/Accounts\/AC/)),
    );
    expect(home.sandbox.journal.after(0, 'twilio')).toEqual([]);
  });

  it('does not open the private network to base URLs of tenants', async () => {
    const overrides = JSON.stringify({ twilio: `${vendor.url}/twilio` });
    const client = await tenantOf({ PATCHBAY_VENDOR_BASE_URLS: overrides });
    const answer = await client.request('POST', PATH, { body: custom(vendor.url) });
    expect(answer).toMatchObject({ status: 422, body: { errors: { 'config.base_url': [expect.any(String)] } } });
  });

  it('lets tenants reach a private host that is allowed by name', async () => {
    const client = await tenantOf({ PATCHBAY_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
    const view = await connect<ConnectionView>(client, custom(vendor.url));
    expect(view).toMatchObject({ status: 'active', provider: 'custom' });
    expect(vendor.requests.at(-1)).toMatchObject({ url: '/health', headers: { authorization: 'Bearer a-secret' } });
  });

  it('refuses at call time a private host that is no longer allowed', async () => {
    const allowed = await restart({ PATCHBAY_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
    const tenant = await allowed.tenant();
    const { id } = await connect<ConnectionView>(tenant.client, custom(vendor.url));
    const strict = await restart();
    const seen = vendor.requests.length;
    const view = await strict.must<VerificationView>(200, 'POST', `${PATH}/${id}/verify`, { key: tenant.apiKey });
    expect(view).toMatchObject({ ok: false, status: 'error', health: { code: 'address_refused' } });
    expect(vendor.requests).toHaveLength(seen);
  });

  it('refuses the sandbox environment where nothing can play it', async () => {
    const client = await tenantOf({ PATCHBAY_SANDBOX_PORT: '0' });
    const answer = await client.request('POST', PATH, { body: aTwilioConnection() });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: { environment: [expect.stringContaining('PATCHBAY_SANDBOX_PORT')] } },
    });
  });

  it('never sends a simulated connection to the real vendor when the sandbox is switched off', async () => {
    const on = await restart();
    const tenant = await on.tenant();
    const { id } = await connect<ConnectionView>(tenant.client);
    const off = await restart({ PATCHBAY_SANDBOX_PORT: '0' });
    const view = await off.must<VerificationView>(200, 'POST', `${PATH}/${id}/verify`, { key: tenant.apiKey });
    expect(view).toMatchObject({ ok: false, status: 'active' });
    expect(view.steps.at(-1)?.message).toContain('PATCHBAY_SANDBOX_PORT');
  });
});
