import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, SystemDatabase } from '@patchbay/platform';
import {
  aTwilioConnection,
  eventually,
  startHub,
  twilioCredentials,
  type HubClient,
  type TestHub,
  type TestTenant,
} from '@patchbay/testing';
import type { AlertView } from './alert.dto.ts';
import { AlertRaiser } from './alert-raiser.service.ts';

const PATH = '/api/v1/alerts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => hub.close());

function alerts(client: HubClient, query = ''): Promise<AlertView[]> {
  return client.must<AlertView[]>(200, 'GET', `${PATH}${query}`);
}

async function connectBadly(client: HubClient): Promise<string> {
  const body = aTwilioConnection({ credentials: twilioCredentials({ auth_token: 'invalid' }) });
  const { id } = await client.must<{ id: string }>(201, 'POST', '/api/v1/integrations', { body });
  return id;
}

async function untilAlerts(client: HubClient, count: number): Promise<AlertView[]> {
  return eventually(async () => {
    const found = await alerts(client);
    if (found.length !== count) throw new Error(`${found.length} alerts, not ${count}`);
    return found;
  });
}

describe('alerts', () => {
  it('come once for an incident, and once more when it heals', async () => {
    const { client } = await hub.tenant();
    const id = await connectBadly(client);
    const [failed] = await untilAlerts(client, 1);
    expect(failed).toMatchObject({
      kind: 'connection.failed',
      severity: 'critical',
      integration_id: id,
      healed_at: null,
    });

    // Red already: the same incident, however often it is refused.
    await client.must(200, 'POST', `/api/v1/integrations/${id}/verify`);
    await client.must(200, 'PATCH', `/api/v1/integrations/${id}`, {
      body: { credentials: { auth_token: 'invalid-too' } },
    });
    await client.must(200, 'POST', `/api/v1/integrations/${id}/verify`);

    await client.must(200, 'PATCH', `/api/v1/integrations/${id}`, { body: { credentials: { auth_token: 'good' } } });
    const [healed, closed] = await untilAlerts(client, 2);
    expect(healed).toMatchObject({ kind: 'connection.healed', heals: failed?.id, incident: failed?.incident });
    expect(closed?.healed_at).not.toBeNull();
    expect(await alerts(client, '?healed=false')).toEqual([]);
    // The bell: whatever the filters, all that nobody has seen.
    const unseen = async (): Promise<unknown> =>
      (await client.request('GET', `${PATH}?kind=connection.healed&per_page=1`)).body.meta?.['unacknowledged'];
    expect(await unseen()).toBe(2);
    await client.must(200, 'POST', `${PATH}/${healed?.id ?? ''}/acknowledge`);
    expect(await unseen()).toBe(1);
    const told = await hub.hub.app
      .get(SystemDatabase)
      .query<{ type: string }>('SELECT type FROM outbox WHERE subject_id = $1 ORDER BY xid', [healed?.id]);
    expect(told.map(({ type }) => type)).toEqual(['alert.raised', 'alert.acknowledged']);
  });

  it('of a connection that is deleted are closed without another', async () => {
    const { client } = await hub.tenant();
    const id = await connectBadly(client);
    await untilAlerts(client, 1);
    await client.must(200, 'DELETE', `/api/v1/integrations/${id}`);
    await eventually(async () => expect(await alerts(client, '?healed=true')).toHaveLength(1));
    expect(await alerts(client)).toHaveLength(1);
  });

  it('are raised once by an event that is delivered often, even at once', async () => {
    const tenant = await hub.tenant();
    await Promise.all(Array.from({ length: 5 }, () => deliver(tenant, 'connection.failed')));
    expect(await alerts(tenant.client)).toHaveLength(1);
    for (let time = 0; time < 3; time += 1) await deliver(tenant, 'connection.healed');
    await deliver(tenant, 'connection.failed');
    expect((await alerts(tenant.client)).map((each) => each.kind)).toEqual(['connection.healed', 'connection.failed']);
    const told = `SELECT FROM outbox WHERE tenant_id = $1 AND type = 'alert.raised'`;
    expect(await hub.hub.app.get(SystemDatabase).query(told, [tenant.id])).toHaveLength(2);
  });

  it('are acknowledged once', async () => {
    const tenant = await hub.tenant();
    await deliver(tenant, 'connection.failed');
    const [alert] = await alerts(tenant.client);
    const path = `${PATH}/${alert?.id}/acknowledge`;
    const first = await tenant.client.must<AlertView>(200, 'POST', path);
    expect(first.acknowledged_by).toMatch(/^api_key:/);
    const again = await tenant.client.must<AlertView>(200, 'POST', path);
    expect(again.acknowledged_at).toBe(first.acknowledged_at);
    expect(await alerts(tenant.client, '?acknowledged=false')).toEqual([]);
    expect(await alerts(tenant.client, '?acknowledged=true&kind=connection.failed')).toHaveLength(1);
  });

  it('are of one tenant', async () => {
    const [ours, theirs] = [await hub.tenant(), await hub.tenant()];
    await deliver(theirs, 'connection.failed');
    const [alert] = await alerts(theirs.client);
    expect(await alerts(ours.client)).toEqual([]);
    const refused = { status: 404, body: { code: 'not_found' } };
    expect(await ours.client.request('GET', `${PATH}/${alert?.id}`)).toMatchObject(refused);
    expect(await ours.client.request('POST', `${PATH}/${alert?.id}/acknowledge`)).toMatchObject(refused);
  });

  it.each(['?kind=other', '?acknowledged=maybe', '?per_page=0', '?colour=red'])('refuse %s', async (query) => {
    expect(await hub.request('GET', `${PATH}${query}`)).toMatchObject({ status: 422 });
  });

  it('need their scope', async () => {
    const { client } = await hub.tenant();
    const key = await client.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'reader', scopes: ['alerts:read'] },
    });
    const reader = client.withKey(key.api_key);
    expect(await reader.request('GET', PATH)).toMatchObject({ status: 200 });
    expect(await reader.request('POST', `${PATH}/${newId()}/acknowledge`)).toMatchObject({ status: 403 });
    expect(await reader.request('GET', '/api/v1/integrations')).toMatchObject({ status: 403 });
  });
});

/** As the event bus would: at least once. */
function deliver(tenant: TestTenant, type: string): Promise<void> {
  const data = {
    provider: 'twilio',
    environment: 'production',
    label: null,
    incident: tenant.id,
    cause: 'outage',
    code: 'vendor_unavailable',
    reason: 'Twilio answered 503.',
  };
  const event = { id: newId(), createdAt: new Date(), tenantId: tenant.id, subjectId: newId(), type, data };
  return hub.hub.app.get(AlertRaiser, { strict: false }).handle(event);
}
