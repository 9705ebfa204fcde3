import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, eventually, type HubClient, startHub, type TestHub } from '@patchbay/testing';

interface Operation {
  readonly id: string;
  readonly status: string;
  readonly provider: string;
  readonly result: Record<string, unknown>;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const square = {
  provider: 'square',
  environment: 'sandbox',
  credentials: { access_token: 'EAAA-canary-token', location_id: 'L88917AVBK2S5' },
  enabled_capabilities: ['initiate_payment', 'process_refund', 'verify_payment'],
};
const bird = {
  provider: 'messagebird',
  environment: 'sandbox',
  credentials: {
    access_key: 'canaryAccessKey',
    workspace_id: 'b4e02c85-c6d2-4b15-8885-e09671799c61',
    channel_id: '67e4d358-ca94-421e-98b7-448860df9d33',
  },
  enabled_capabilities: ['send_sms'],
};
const mapbox = {
  provider: 'mapbox',
  environment: 'sandbox',
  credentials: { access_token: 'pk.canary-token' },
  enabled_capabilities: ['geocode_address'],
};
const googleMaps = {
  provider: 'google-maps',
  environment: 'sandbox',
  credentials: { api_key: 'AIza-canary-key' },
  enabled_capabilities: ['geocode_address'],
};
const address = { address: 'Platz der Republik 1, Berlin', country: 'de' };

/** What the vendors of one capability have in common is asked for; what is theirs alone must not show. */
describe('a capability that several vendors offer', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  const tenant = async (): Promise<HubClient> => (await hub.tenant()).client;

  async function connected(client: HubClient, body: object): Promise<string> {
    const made = await connect(client, body);
    expect(made).toMatchObject({ status: 'active' });
    return made.id;
  }

  function ask(client: HubClient, capability: string, input: object, more: object = {}, status = 200) {
    const body = { capability, input, environment: 'sandbox', mode: 'sync', ...more };
    return client.must<Operation>(status, 'POST', '/api/v1/operations', { body });
  }

  it('charges, looks up and refunds through Square, whose idempotency key is in the body', async () => {
    const client = await tenant();
    const id = await connected(client, square);
    const pinned = { integration_id: id };
    const input = { amount: 1999, currency: 'usd', payment_method: 'cnon:card-nonce-ok' };
    const since = hub.sandbox.journal.newest;
    const paid = await ask(client, 'initiate_payment', input, pinned);
    expect(paid).toMatchObject({ status: 'delivered', provider: 'square', result: { status: 'COMPLETED' } });
    const [charge] = hub.sandbox.journal.after(since, 'square');
    expect(charge?.idempotency_key).toBe(charge?.effects[0]?.reference);
    expect(charge?.idempotency_key).toMatch(/^[0-9a-z]{26}$/);
    const payment = { payment_id: paid.result['payment_id'] };
    expect((await ask(client, 'process_refund', { ...payment, amount: 500 }, pinned)).status).toBe('delivered');
    expect((await ask(client, 'verify_payment', payment, pinned)).result).toMatchObject({
      amount: 1999,
      currency: 'usd',
    });
  });

  it('charges once at Square although the first answer was lost', async () => {
    const client = await tenant();
    const pinned = { integration_id: await connected(client, square) };
    const since = hub.sandbox.journal.newest;
    hub.sandbox.vendors.get('square')?.faults.add({ kind: 'reset', when: 'after', path: '/v2/payments' });
    const input = { amount: 700, currency: 'usd', payment_method: 'cnon:card-nonce-ok' };
    expect((await ask(client, 'initiate_payment', input, pinned)).status).toBe('delivered');
    const asked = hub.sandbox.journal.after(since, 'square');
    expect(asked.map(({ outcome, replayed }) => [outcome, replayed])).toEqual([
      ['reset', false],
      ['answered', true],
    ]);
    expect(asked.flatMap(({ effects }) => effects)).toHaveLength(1);
  });

  it('says what Square needs that others do not', async () => {
    const client = await tenant();
    const pinned = { integration_id: await connected(client, square) };
    const answer = await client.request<Operation>('POST', '/api/v1/operations', {
      body: {
        capability: 'initiate_payment',
        input: { amount: 1, currency: 'usd' },
        environment: 'sandbox',
        mode: 'sync',
        ...pinned,
      },
    });
    expect(answer).toMatchObject({ status: 502, body: { code: 'vendor_error' } });
    expect(JSON.stringify(answer.body)).toContain('payment_method');
  });

  it('sends an SMS through Bird', async () => {
    const client = await tenant();
    const pinned = { integration_id: await connected(client, bird) };
    const sent = await ask(client, 'send_sms', { to: '+14155550101', body: 'Your table is ready.' }, pinned);
    expect(sent).toMatchObject({ status: 'delivered', provider: 'messagebird', result: { status: 'accepted' } });
  });

  it('finds an address through Mapbox, and through Google while Mapbox limits', async () => {
    const client = await tenant();
    const first = await connected(client, mapbox);
    const second = await connected(client, googleMaps);
    const rule = { capability: 'geocode_address', integration_id: first, fallback_integration_id: second };
    await client.must(201, 'POST', '/api/v1/routing-rules', { body: rule });
    const byMapbox = await ask(client, 'geocode_address', address);
    expect(byMapbox).toMatchObject({ status: 'delivered', provider: 'mapbox' });
    hub.sandbox.vendors.get('mapbox')?.faults.add({ kind: 'rate_limit' });
    const byGoogle = await ask(client, 'geocode_address', address);
    expect(byGoogle).toMatchObject({ status: 'delivered', provider: 'google-maps' });
    const [a, b] = [byMapbox, byGoogle].map(({ result }) => (result['results'] as Record<string, unknown>[])[0]);
    for (const field of ['latitude', 'longitude', 'formatted_address', 'confidence'])
      expect(a?.[field]).toEqual(b?.[field]);
  });

  it('takes Google’s refusal of a key for one, although it is a 200, and shows the key nowhere', async () => {
    const client = await tenant();
    const id = await connected(client, googleMaps);
    const faults = hub.sandbox.vendors.get('google-maps')?.faults;
    faults?.add({ kind: 'revoked', count: null });
    const refused = await client.request('POST', '/api/v1/operations', {
      body: { capability: 'geocode_address', input: address, environment: 'sandbox', mode: 'sync', integration_id: id },
    });
    expect(refused).toMatchObject({ status: 502, body: { code: 'vendor_error' } });
    const checked = await client.must<{ ok: boolean; status: string }>(
      200,
      'POST',
      `/api/v1/integrations/${id}/verify`,
    );
    expect(checked).toMatchObject({ ok: false, status: 'error' });
    faults?.clear();
    const again = await client.must<{ ok: boolean; status: string }>(200, 'POST', `/api/v1/integrations/${id}/verify`);
    expect(again).toMatchObject({ ok: true, status: 'active' });
    // Calls are written behind what they record.
    const calls = await eventually(async () => {
      const written = await client.must<unknown[]>(200, 'GET', `/api/v1/integrations/${id}/calls`);
      expect(written.length).toBeGreaterThan(3);
      return written;
    });
    expect(JSON.stringify([calls, refused.body, hub.sandbox.journal.after(0, 'google-maps')])).not.toContain('canary');
  });
});
