import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '@patchbay/access';
import { newId } from '@patchbay/platform';
import type { TestHub, TestTenant } from '@patchbay/testing';
import { startHub } from '@patchbay/testing';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { HubRoute } from './hub-routes.ts';
import { filled, hubRoutes } from './hub-routes.ts';

// Every route the hub has, with every kind of key that must not open it.

/** Routes that need no key, on purpose. One more belongs here only after somebody has thought about it. */
const OPEN_TO_ALL = [
  'GET /api/v1/auth/invitations/{token}',
  'GET /api/v1/auth/password-resets/{token}',
  'GET /api/v1/auth/setup',
  'GET /api/v1/integrations/providers/{name}/logo.svg',
  'POST /api/v1/auth/invitations/{token}',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/password-resets/{token}',
  'POST /api/v1/auth/setup',
];

interface Issued {
  readonly id: string;
  readonly api_key: string;
}

let hub: TestHub;
let tenant: TestTenant;
let guarded: HubRoute[];

beforeAll(async () => {
  hub = await startHub();
  tenant = await hub.tenant();
  guarded = (await hubRoutes(hub)).filter((route) => route.access.kind !== 'public');
});
afterAll(() => hub.close());

async function issue(body: object): Promise<Issued> {
  return tenant.client.must<Issued>(201, 'POST', '/api/v1/api-keys', { body: { name: 'A key', ...body } });
}

/** Status, code and message of each route asked with this key, as one line for each that does not answer `expected`. */
async function refusals(key: string | null, expected: string, routes = guarded): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const path = filled(route.path, { id: newId(), name: 'twilio' });
    const answer = await hub.request(route.method, path, { key });
    const { success, code, message, request_id: requestId } = answer.body;
    const known = answer.headers.get('x-request-id') === requestId && !success && message !== '';
    const said = `${answer.status} ${String(code)}${known ? '' : ' not in the envelope'}`;
    if (said !== expected) wrong.push(`${route.name} answered ${said}`);
  }
  return wrong;
}

describe('every route', () => {
  it('says who may call it', async () => {
    const all = await hubRoutes(hub);
    expect(
      all
        .filter((route) => route.access.kind === 'public')
        .map((route) => route.name)
        .sort(),
    ).toEqual(OPEN_TO_ALL);
    expect(guarded.length).toBeGreaterThan(35);
    const scoped = guarded.filter((route) => route.access.kind === 'scope');
    const scopes = scoped.flatMap((route) => route.access.scope ?? []);
    expect(scopes.filter((scope) => !SCOPES.includes(scope))).toEqual([]);
    const judgedByTheirHandlers = scoped.filter((route) => route.access.scope === null).map((route) => route.name);
    expect(judgedByTheirHandlers.sort()).toEqual(['GET /api/v1/hub', 'GET /api/v1/stream']);
  });

  it.each([
    ['no key', null],
    ['a key nobody has', `pb_${randomBytes(32).toString('base64url')}`],
    ['a key cut short', 'pb_'],
    ['a text that is no key', "' OR 1=1 --"],
    ['a very long text', 'x'.repeat(4000)],
  ])('refuses %s', async (_name, key) => {
    expect(await refusals(key, '401 unauthenticated')).toEqual([]);
  });

  it('refuses other ways to sign in', async () => {
    const ways = [
      `Basic ${Buffer.from(`${tenant.apiKey}:`).toString('base64')}`,
      tenant.apiKey,
      `Bearer ${tenant.apiKey} ${tenant.apiKey}`,
      `Bearer ${tenant.apiKey}, Bearer ${tenant.apiKey}`,
      'Bearer',
      'Bearer null',
    ];
    for (const authorization of ways) {
      const answer = await hub.request('GET', '/api/v1/integrations', { key: null, headers: { authorization } });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    const inQuery = await hub.request('GET', `/api/v1/integrations?api_key=${tenant.apiKey}`, { key: null });
    expect(inQuery.status).toBe(401);
  });

  it('refuses a key whose time is over', async () => {
    const key = await issue({ scopes: ['*'], expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    const client = new pg.Client(hub.database.superuserUrl);
    await client.connect();
    // Nobody has used it yet, so no process remembers that it works.
    await client.query(`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1`, [key.id]);
    await client.end();
    expect(await refusals(key.api_key, '401 unauthenticated')).toEqual([]);
  });

  it('refuses a key that was revoked, and one that was rotated', async () => {
    const [revoked, rotated] = [await issue({ scopes: ['*'] }), await issue({ scopes: ['*'] })];
    for (const { api_key: key } of [revoked, rotated]) await hub.must(200, 'GET', '/api/v1/alerts', { key });
    await tenant.client.must(200, 'DELETE', `/api/v1/api-keys/${revoked.id}`);
    const body = { overlap_seconds: 0 };
    await tenant.client.must(201, 'POST', `/api/v1/api-keys/${rotated.id}/rotate`, { body });
    for (const { api_key: key } of [revoked, rotated]) {
      expect(await refusals(key, '401 unauthenticated')).toEqual([]);
    }
  });

  it('refuses a key of a tenant that was deleted', async () => {
    const gone = await hub.tenant();
    await gone.client.must(200, 'GET', '/api/v1/alerts');
    await hub.must(200, 'DELETE', `/api/v1/tenants/${gone.id}`, { key: hub.platformKey });
    expect(await refusals(gone.apiKey, '401 unauthenticated')).toEqual([]);
  });

  it('refuses a key that has every scope but the one it needs', async () => {
    const scoped = guarded.filter((route) => route.access.kind === 'scope' && route.access.scope !== null);
    const wanted = [...new Set(scoped.map((route) => route.access.scope ?? ''))];
    expect(wanted.length).toBeGreaterThan(8);
    for (const scope of wanted) {
      const key = await issue({ scopes: SCOPES.filter((each) => each !== '*' && each !== scope) });
      const routes = scoped.filter((route) => route.access.scope === scope);
      expect(await refusals(key.api_key, '403 forbidden', routes)).toEqual([]);
    }
  });

  it('of the platform refuses every key of a tenant, and those of tenants the platform key', async () => {
    const ofPlatform = guarded.filter((route) => route.access.kind === 'platform');
    const ofTenants = guarded.filter((route) => route.access.kind === 'scope');
    expect(ofPlatform.length).toBeGreaterThan(4);
    expect(await refusals(tenant.apiKey, '403 forbidden', ofPlatform)).toEqual([]);
    expect(await refusals(hub.apiKey, '403 forbidden', ofPlatform)).toEqual([]);
    expect(await refusals(hub.platformKey, '403 forbidden', ofTenants)).toEqual([]);
  });
});

describe('a key', () => {
  it('makes no key with more than it has', async () => {
    const { api_key: key } = await issue({ scopes: ['keys:write', 'alerts:read'] });
    for (const scopes of [['*'], ['operations:write'], ['alerts:read', 'vault:read']]) {
      const answer = await hub.request('POST', '/api/v1/api-keys', { key, body: { name: 'More', scopes } });
      expect([scopes, answer.status < 300]).toEqual([scopes, false]);
    }
    await hub.must(201, 'POST', '/api/v1/api-keys', { key, body: { name: 'Less', scopes: ['alerts:read'] } });
  });

  it('of an app speaks for no other app', async () => {
    const { api_key: key } = await issue({ scopes: ['operations:write', 'keys:write'], app: 'orders' });
    const body = { capability: 'send_sms', input: { to: '+15005550009', body: 'x' }, app: 'billing' };
    const answer = await hub.request('POST', '/api/v1/operations', { key, body });
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([422, ['app']]);
    const other = { name: 'Other', scopes: ['operations:write'], app: 'billing' };
    expect((await hub.request('POST', '/api/v1/api-keys', { key, body: other })).status).toBeGreaterThanOrEqual(400);
  });
});
