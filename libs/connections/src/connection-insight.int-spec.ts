import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRule,
  aTwilioConnection,
  connect,
  eventually,
  startHub,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { CallStatisticsView, CredentialFieldView, ReferencesView } from './connection-insight.views.ts';
import type { ConnectionHealthView, VendorCallView } from './connection.views.ts';

const PATH = '/api/v1/integrations';

let hub: TestHub;
let tenant: HubClient;
let id: string;

beforeAll(async () => {
  hub = await startHub();
  tenant = (await hub.tenant()).client;
  ({ id } = await connect(tenant, aTwilioConnection()));
});
afterAll(() => hub.close());

async function send(to: string): Promise<string> {
  const body = { capability: 'send_sms', input: { to, body: 'hi' }, environment: 'sandbox', integration_id: id };
  const { body: answer } = await tenant.request<{ id: string }>('POST', '/api/v1/operations', {
    body: { ...body, mode: 'sync' },
  });
  return answer.data.id;
}

describe('the page of a connection', () => {
  it('tells which credentials are set, when and by whom, and no secret', async () => {
    const before = await tenant.must<CredentialFieldView[]>(200, 'GET', `${PATH}/${id}/credentials`);
    expect(before.map(({ field }) => field)).toEqual(['account_sid', 'auth_token', 'from_number']);
    expect(before.find(({ field }) => field === 'from_number')).toMatchObject({
      ...{ sensitive: false, required: true, set: true, value: expect.stringMatching(/^\+/) },
      ...{ updated_at: expect.stringMatching(/Z$/), updated_by: expect.stringMatching(/^api_key:/) },
    });
    const token = before.find(({ field }) => field === 'auth_token');
    expect(token).toEqual({
      ...{ field: 'auth_token', label: 'Auth token', sensitive: true, required: true, set: true, value: null },
      ...{ reference: null, version: expect.any(Number) },
      updated_at: expect.stringMatching(/Z$/),
      updated_by: expect.stringMatching(/^api_key:/),
    });
    const body = { credentials: { auth_token: 'f'.repeat(32) } };
    await tenant.must(200, 'PATCH', `${PATH}/${id}`, { body });
    const after = await tenant.must<CredentialFieldView[]>(200, 'GET', `${PATH}/${id}/credentials`);
    expect(JSON.stringify(after)).not.toContain('ffff');
    const rotated = after.find(({ field }) => field === 'auth_token')?.updated_at ?? '';
    expect(Date.parse(rotated)).toBeGreaterThan(Date.parse(token?.updated_at ?? ''));
    await eventually(async () => {
      const { status } = await tenant.must<{ status: string }>(200, 'GET', `${PATH}/${id}`);
      expect(status).toBe('active');
    });
  });

  it('tells of a value that is no secret, too, who gave it last', async () => {
    const { client } = await hub.tenant();
    const { id: other } = await client.must<{ id: string }>(201, 'POST', PATH, { body: aTwilioConnection() });
    const read = () => client.must<CredentialFieldView[]>(200, 'GET', `${PATH}/${other}/credentials`);
    const [sid, , sender] = await read();
    const key = await client.must<{ id: string; api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'Another', scopes: ['integrations:write'] },
    });
    // What is given as it is stands as before.
    const credentials = { account_sid: sid?.value, from_number: '+15005550009' };
    await client.must(200, 'PATCH', `${PATH}/${other}`, { key: key.api_key, body: { credentials } });
    const [sidAfter, , senderAfter] = await read();
    expect(sidAfter).toEqual(sid);
    expect(senderAfter).toMatchObject({ value: '+15005550009', updated_by: `api_key:${key.id}` });
    expect(Date.parse(senderAfter?.updated_at ?? '')).toBeGreaterThan(Date.parse(sender?.updated_at ?? ''));
  });

  it('counts its calls by hour, failures apart, and lists the failed ones', async () => {
    await send('+15005550006');
    hub.sandbox.vendors.get('twilio')?.faults.add({ kind: 'refused' });
    await send('+15005550006');
    const failed = await eventually(async () => {
      const calls = await tenant.must<VendorCallView[]>(200, 'GET', `${PATH}/${id}/calls?failed=true`);
      expect(calls).not.toEqual([]);
      return calls;
    });
    expect(new Set(failed.map(({ outcome }) => outcome))).toEqual(new Set(['refused']));
    const succeeded = await tenant.must<VendorCallView[]>(200, 'GET', `${PATH}/${id}/calls?failed=false`);
    expect(new Set(succeeded.map(({ outcome }) => outcome))).toEqual(new Set(['succeeded']));
    const stats = await tenant.must<CallStatisticsView>(200, 'GET', `${PATH}/${id}/calls/stats?hours=3`);
    expect(stats).toMatchObject({ calls: failed.length + succeeded.length, failed: failed.length, truncated: false });
    expect(stats.hours).toHaveLength(3);
    expect(stats.hours.reduce((sum, hour) => sum + hour.calls, 0)).toBe(stats.calls);
    const none = await tenant.must<VendorCallView[]>(200, 'GET', `${PATH}/${id}/calls?to=2020-01-01T00:00:00Z`);
    expect(none).toEqual([]);
    const from = succeeded.at(-1)?.created_at ?? '';
    const since = await tenant.must<VendorCallView[]>(200, 'GET', `${PATH}/${id}/calls?from=${from}`);
    expect(since.map((call) => call.id)).toContain(succeeded.at(-1)?.id);
  });

  it('tells when it last worked', async () => {
    const health = await tenant.must<ConnectionHealthView>(200, 'GET', `${PATH}/${id}/health`);
    expect(health).toMatchObject({ state: 'connected', account: expect.any(String) });
    expect(Object.keys(health)).toEqual(expect.arrayContaining(['last_success_at', 'last_failure_at']));
  });

  it('tells what depends on it before it is switched off', async () => {
    const rule = await tenant.must<{ id: string }>(201, 'POST', '/api/v1/routing-rules', {
      body: { ...aRule(id), name: 'SMS' },
    });
    const { id: waiting } = await tenant.must<{ id: string }>(202, 'POST', '/api/v1/operations', {
      body: {
        ...{ capability: 'send_sms', input: { to: '+15005550006', body: 'later' }, environment: 'sandbox' },
        ...{ mode: 'async', integration_id: id },
      },
    });
    const found = await tenant.must<ReferencesView>(200, 'GET', `${PATH}/${id}/references`);
    expect(found.references).toEqual([
      {
        ...{ type: 'routing_rule', id: rule.id, text: expect.stringContaining('"SMS"') },
        details: {
          ...{ name: 'SMS', capability: 'send_sms', role: 'first', enabled: true, is_default: false },
          fallback_integration_id: null,
        },
      },
    ]);
    await eventually(async () => {
      const { status } = await tenant.must<{ status: string }>(200, 'GET', `/api/v1/operations/${waiting}`);
      expect(status).toBe('delivered');
    });
    const after = await tenant.must<ReferencesView>(200, 'GET', `${PATH}/${id}/references`);
    expect(after.operations).toEqual({});
  });

  it.each(['credentials', 'calls/stats', 'references'])('%s of another tenant is not there', async (part) => {
    const stranger = (await hub.tenant()).client;
    expect((await stranger.request('GET', `${PATH}/${id}/${part}`)).status).toBe(404);
  });

  it.each(['calls/stats?hours=0', 'calls/stats?hours=1000', 'calls?failed=maybe', 'calls?from=yesterday'])(
    'refuses %s',
    async (part) => expect((await tenant.request('GET', `${PATH}/${id}/${part}`)).status).toBe(422),
  );
});
