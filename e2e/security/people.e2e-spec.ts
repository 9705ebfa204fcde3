import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import type { HubAnswer, HubClient, TestHome, TestHub, TestPerson } from '@patchbay/testing';
import { eventually, PersonClient, signIn, startHubIn, startTestHome } from '@patchbay/testing';
import type { HubRoute } from './hub-routes.ts';
import { filled, hubRoutes } from './hub-routes.ts';

// What a browser with a session may do, and what nobody may make it do: on every route the hub has.

/** Sent as POST because they take a body; they change nothing, so a viewer may ask them. */
const QUESTIONS = ['POST /api/v1/policies/evaluate', 'POST /api/v1/routing-rules/evaluate'];

let home: TestHome;
let hub: TestHub;
let routes: HubRoute[];
let owner: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  home = await startTestHome();
  hub = await startHubIn(home);
  routes = await hubRoutes(hub);
  owner = await hub.person();
  viewer = await hub.person({ role: 'viewer' });
});
afterAll(async () => {
  await hub.close();
  await home.close();
});

const pathOf = (route: HubRoute): string => filled(route.path, { id: newId(), name: 'twilio', token: 'x'.repeat(43) });
const ofTenants = (): HubRoute[] => routes.filter((route) => route.access.kind === 'scope');
const writes = (): HubRoute[] =>
  routes.filter((route) => route.method !== 'GET' && ['scope', 'session'].includes(route.access.kind));

/** Each route whose answer is not the expected one. */
async function unexpected(
  asked: readonly HubRoute[],
  expected: string,
  ask: (route: HubRoute) => Promise<HubAnswer>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of asked) {
    const { status, body } = await ask(route);
    const said = `${status} ${body.code ?? 'ok'}`;
    if (said !== expected) wrong.push(`${route.name} answered ${said}`);
  }
  return wrong;
}

describe('a viewer', () => {
  it('changes nothing, on any route', async () => {
    const asked = ofTenants().filter((route) => route.method !== 'GET' && !QUESTIONS.includes(route.name));
    expect(asked.length).toBeGreaterThan(25);
    const ask = (route: HubRoute): Promise<HubAnswer> =>
      viewer.client.request(route.method, pathOf(route), { body: route.example ?? undefined });
    expect(await unexpected(asked, '403 forbidden', ask)).toEqual([]);
  });

  it('sees what there is to see', async () => {
    const lists = ofTenants().filter((route) => route.method === 'GET' && !route.path.includes('{'));
    const ask = (route: HubRoute): Promise<HubAnswer> => viewer.client.request('GET', route.path, { headers: {} });
    const readable = lists.filter((route) => !/export|stream|explain/.test(route.path));
    expect(readable.length).toBeGreaterThan(8);
    const refused = (await unexpected(readable, '200 ok', ask)).filter(
      (line) => !line.endsWith('422 validation_failed'),
    );
    expect(refused).toEqual([]);
  });

  it('is nobody to the platform', async () => {
    const asked = routes.filter((route) => route.access.kind === 'platform');
    const ask = (route: HubRoute): Promise<HubAnswer> => owner.client.request(route.method, pathOf(route));
    expect(await unexpected(asked, '403 forbidden', ask)).toEqual([]);
  });
});

describe('a page of another site', () => {
  const CROSS_SITE: Readonly<Record<string, string>>[] = [
    { 'x-csrf-token': '' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ];

  it('writes nothing with an owner’s cookie, on any route', async () => {
    expect(writes().length).toBeGreaterThan(30);
    for (const headers of CROSS_SITE) {
      const ask = (route: HubRoute): Promise<HubAnswer> =>
        owner.client.request(route.method, pathOf(route), { headers });
      expect([headers, await unexpected(writes(), '403 forbidden', ask)]).toEqual([headers, []]);
    }
    // As a browser would ask that sends no more than the cookie.
    const { cookie, tenant } = owner.client.session;
    const ask = (route: HubRoute): Promise<HubAnswer> =>
      hub.request(route.method, pathOf(route), { key: null, headers: { cookie, 'x-tenant': tenant ?? '' } });
    expect(await unexpected(writes(), '403 forbidden', ask)).toEqual([]);
    expect((await owner.client.request('GET', '/api/v1/auth/session')).status).toBe(200);
  });

  it('signs nobody in', async () => {
    const ways = routes.filter((route) => route.method === 'POST' && route.access.sameOrigin);
    expect(ways.length).toBeGreaterThan(2);
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const ask = (route: HubRoute): Promise<HubAnswer> =>
        hub.request('POST', pathOf(route), { key: null, headers, body: route.example ?? {} });
      expect(await unexpected(ways, '403 forbidden', ask)).toEqual([]);
    }
  });

  const outcome = async (client: PersonClient, headers: Record<string, string>): Promise<unknown> => {
    const body = { name: 'x', scopes: ['keys:read'] };
    const answer = await client.request('POST', '/api/v1/api-keys', { body, headers });
    return [answer.status, answer.body.code];
  };

  it('is recognised by its origin, and by a token that is not this session’s', async () => {
    const other = await signIn(hub, owner);
    const origin = new URL(hub.url).origin;
    for (const headers of [
      { 'x-csrf-token': `${owner.client.session.csrfToken}x` },
      { 'x-csrf-token': other.session.csrfToken },
      { origin: 'null' },
      { origin: `${origin}.evil.example` },
      { origin: `${origin}@evil.example` },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect([headers, await outcome(owner.client, headers)]).toEqual([headers, [403, 'forbidden']]);
    }
    expect(await outcome(owner.client, { origin, 'sec-fetch-site': 'same-origin' })).toEqual([201, undefined]);
  });

  it('cannot smuggle a second cookie in', async () => {
    const cookie = `pb_session=${'y'.repeat(43)}; ${owner.client.session.cookie}`;
    expect((await owner.client.request('GET', '/api/v1/auth/session', { headers: { cookie } })).status).toBe(401);
  });
});

describe('a key beside a cookie', () => {
  it('counts alone', async () => {
    const wrong = await owner.client.request('GET', '/api/v1/alerts', { key: 'pb_unknown-but-well-formed-key' });
    expect(wrong.status).toBe(401);
    // With a right one no CSRF token is needed: no browser sends it by itself.
    const { cookie } = viewer.client.session;
    const body = { name: 'x', scopes: ['keys:read'] };
    expect((await hub.request('POST', '/api/v1/api-keys', { body, headers: { cookie } })).status).toBe(201);
  });

  it('opens no account', async () => {
    const asked = routes.filter((route) => route.access.kind === 'session');
    expect(asked.length).toBeGreaterThan(5);
    const { cookie } = owner.client.session;
    const ask = (route: HubRoute): Promise<HubAnswer> =>
      hub.request(route.method, route.path, { headers: { cookie, 'x-csrf-token': owner.client.session.csrfToken } });
    expect(await unexpected(asked, '403 forbidden', ask)).toEqual([]);
  });
});

describe('another process', () => {
  let other: TestHub;

  beforeAll(async () => {
    other = await startHubIn(home, { env: { PATCHBAY_PUBLIC_URL: 'https://hub.example' } });
  });
  afterAll(() => other.close());

  // The name of the cookie goes with the public URL, which all processes of a hub share.
  const there = (client: PersonClient): PersonClient =>
    new PersonClient(other.url, { ...client.session, cookie: `__Host-${client.session.cookie}` });
  const statusOf = async (client: HubClient, path = '/api/v1/auth/session'): Promise<number> =>
    (await client.request('GET', path)).status;

  it('knows the session, and within a second that it has ended', async () => {
    const client = await signIn(hub, owner);
    expect(await statusOf(there(client))).toBe(200);
    await client.must(200, 'POST', '/api/v1/auth/logout');
    await eventually(async () => expect(await statusOf(there(client))).toBe(401));
  });

  it('knows within a second that a session was ended from another browser', async () => {
    const lost = await signIn(hub, viewer);
    expect(await statusOf(there(lost))).toBe(200);
    const own = await lost.must<{ id: string; current: boolean }[]>(200, 'GET', '/api/v1/auth/sessions');
    await viewer.client.must(200, 'DELETE', `/api/v1/auth/sessions/${own.find(({ current }) => current)?.id}`);
    await eventually(async () => expect(await statusOf(there(lost))).toBe(401));
  });

  it('knows within a second that a member was removed', async () => {
    const gone = await hub.person({ role: 'admin' });
    expect(await statusOf(there(gone.client), '/api/v1/members')).toBe(200);
    await owner.client.must(200, 'DELETE', `/api/v1/members/${gone.id}`);
    await eventually(async () => expect(await statusOf(there(gone.client), '/api/v1/members')).toBe(403));
  });

  it('on https gives out a cookie for https and this host alone', async () => {
    const { email, password } = viewer;
    const headers = { origin: 'https://hub.example' };
    const answer = await other.request('POST', '/api/v1/auth/login', { key: null, headers, body: { email, password } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-pb_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=2592000$/,
      ),
    ]);
    const plain = new PersonClient(other.url, viewer.client.session);
    expect(await statusOf(plain)).toBe(401);
  });
});
