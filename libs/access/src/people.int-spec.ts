import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, SessionResolver, SystemDatabase } from '@patchbay/platform';
import type { CoreHub, HubAnswer, HubRequestOptions, SignedIn, TestPerson } from '@patchbay/testing';
import {
  createPerson,
  HubClient,
  ManualClock,
  PersonClient,
  sessionOfAnswer,
  signIn,
  startCoreHub,
  TEST_BOOTSTRAP_KEY,
} from '@patchbay/testing';
import { SessionUses } from './session-uses.service.ts';
import { SetupLink } from './setup-link.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import { SignIn } from './sign-in.service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PASSWORD = 'a password of the tests';

let clock: ManualClock;
let core: CoreHub;
let hub: HubClient;
let ada: TestPerson;

const post = (path: string, body: object, options: HubRequestOptions = {}): Promise<HubAnswer<SignedIn>> =>
  hub.request('POST', path, { key: null, body, ...options });
const login = (email: string, password: string, options: HubRequestOptions = {}): Promise<HubAnswer<SignedIn>> =>
  post('/api/v1/auth/login', { email, password }, options);
const statusOf = async (client: HubClient): Promise<number> =>
  (await client.request('GET', '/api/v1/auth/session')).status;
const sessionsOf = (client: HubClient): Promise<{ id: string; current: boolean; last_seen_at: string }[]> =>
  client.must(200, 'GET', '/api/v1/auth/sessions');
const cookieOf = (answer: HubAnswer): string => answer.headers.getSetCookie().join();

beforeAll(async () => {
  clock = new ManualClock(new Date());
  core = await startCoreHub({ clock });
  hub = new HubClient(core.hub.url, TEST_BOOTSTRAP_KEY);
});
afterAll(() => core.close());

describe('the first start', () => {
  const first = { email: ' Ada@Acme.Example ', name: 'Ada Lovelace', password: PASSWORD };
  const needed = async (): Promise<unknown> =>
    (await hub.request<{ needed: boolean }>('GET', '/api/v1/auth/setup', { key: null })).body.data.needed;

  it('prints one link however many processes there are, and a fresh one for each start', async () => {
    const other = await startCoreHub({ clock, database: core.database });
    const [one, two] = [core.hub, other.hub].map((each) => each.app.get(SetupLink, { strict: false }));
    const printed = await one!.issue();
    expect(printed).toMatch(/^[\w-]{43}$/);
    expect(await two!.issue()).toBeNull();
    await other.close();
    const again = await one!.issue();
    expect(again).not.toBe(printed);
    const void_ = await post('/api/v1/auth/setup', { ...first, token: printed });
    expect([void_.status, void_.body.code]).toEqual([403, 'forbidden']);
    expect(await needed()).toBe(true);
  });

  it('makes the holder of the link the owner of the first tenant, once', async () => {
    const token = await core.hub.app.get(SetupLink, { strict: false }).issue();
    const short = await post('/api/v1/auth/setup', { ...first, token, password: 'too short' });
    expect([short.status, Object.keys(short.body.errors ?? {})]).toEqual([422, ['password']]);
    const answers = await Promise.all([1, 2].map(() => post('/api/v1/auth/setup', { ...first, token })));
    const made = answers.find((answer) => answer.status === 201)!;
    // Too late by a moment: the link is used up, or the first person is there.
    expect([403, 409]).toContain(answers.find((answer) => answer !== made)?.status);
    expect(made.body.data).toEqual({
      person: { id: expect.any(String), email: 'ada@acme.example', name: 'Ada Lovelace' },
      csrf_token: expect.stringMatching(/^[\w-]{43}$/),
      tenants: [{ id: core.tenantId, slug: 'default', name: 'Default', role: 'owner' }],
    });
    const { person } = made.body.data;
    const client = new PersonClient(hub.url, sessionOfAnswer(made, null));
    ada = { ...person, password: PASSWORD, role: 'owner', client };
    expect(await needed()).toBe(false);
    expect((await post('/api/v1/auth/setup', { ...first, token })).status).toBe(409);
    expect(await core.hub.app.get(SetupLink, { strict: false }).issue()).toBeNull();
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await login('ADA@acme.example ', PASSWORD);
    expect(answer.status).toBe(200);
    expect(cookieOf(answer)).toMatch(/^pb_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('opens a new session each time and ends the one the browser had', async () => {
    const before = await signIn(hub, ada);
    const { cookie } = before.session;
    const answer = await login(ada.email, PASSWORD, { headers: { cookie } });
    expect(cookieOf(answer)).not.toContain(cookie);
    expect(await statusOf(before)).toBe(401);
    // A token somebody else chose is not taken over.
    const fixed = `pb_session=${'x'.repeat(43)}`;
    const other = await login(ada.email, PASSWORD, { headers: { cookie: fixed } });
    expect(cookieOf(other)).not.toContain(fixed);
    expect((await hub.request('GET', '/api/v1/auth/session', { key: null, headers: { cookie: fixed } })).status).toBe(
      401,
    );
  });

  it('answers an unknown address like a wrong password', async () => {
    const answers = [await login('nobody@acme.example', PASSWORD), await login(ada.email, 'not the password')];
    const [unknown, wrong] = answers.map(({ status, body }) => [status, body.code, body.message]);
    expect(unknown).toEqual([401, 'unauthenticated', 'The e-mail address or the password is wrong.']);
    expect(wrong).toEqual(unknown);
    expect((await login(ada.email, PASSWORD)).status).toBe(200);
  });

  it('is slowed down after five failures, in every process, and for an address nobody has too', async () => {
    const fail = (email: string): Promise<HubAnswer> => login(email, 'not the password');
    for (const email of [ada.email, 'nobody-else@acme.example']) {
      const statuses = [];
      for (let tries = 0; tries < 6; tries += 1) statuses.push((await fail(email)).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    }
    const restarted = await startCoreHub({ clock, database: core.database });
    const there = new HubClient(restarted.hub.url, null);
    const body = { email: ada.email, password: PASSWORD };
    const refused = await there.request('POST', '/api/v1/auth/login', { body });
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'rate_limited',
      '10',
    ]);
    await restarted.close();
    clock.advance(10_000);
    expect((await login(ada.email, PASSWORD)).status).toBe(200);
    expect((await fail(ada.email)).status).toBe(401);
    expect((await login(ada.email, PASSWORD)).status).toBe(200);
  });

  it('lets no burst of guesses through together', async () => {
    const email = 'burst@acme.example';
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(email, 'a guess of many')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
    clock.advance(DAY_MS);
  });

  it('is slowed down for an address that tries one account after the other', async () => {
    const brake = core.hub.app.get(SignInBrake, { strict: false });
    for (let tries = 0; tries < 30; tries += 1) await brake.count(`guess-${tries}@acme.example`, '203.0.113.7');
    await expect(brake.count('one@acme.example', '203.0.113.7')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await brake.count('one@acme.example', '203.0.113.8')).toMatchObject({ failures: 1 });
  });

  it('is written down, failures as a number', async () => {
    await core.hub.app.get(SignIn, { strict: false }).drain();
    const log = await hub.must<{ action: string; details: object }[]>(
      200,
      'GET',
      `/api/v1/audit-log?subject_id=${ada.id}&per_page=100`,
    );
    const slowed = log.filter((entry) => entry.action === 'person.sign_in_slowed');
    expect(slowed.map((entry) => entry.details)).toEqual([{ failures: 5 }]);
    const signedIn = log.filter((entry) => entry.action === 'person.signed_in');
    expect(signedIn.map((entry) => entry.details)).toContainEqual({ failures_before: 5, address: '127.0.0.1' });
    expect(JSON.stringify(log)).not.toContain(PASSWORD);
  });
});

describe('a session', () => {
  it('opens the API of its tenant, and costs no query once it is known', async () => {
    const client = await signIn(hub, ada);
    await client.must(200, 'GET', '/api/v1/auth/session');
    const queries = (): number => {
      const { app } = core.hub;
      return app.get(SystemDatabase).counter.queriesTotal + app.get(Database).counter.queriesTotal;
    };
    // At one go: whatever the hub does by itself meanwhile is not counted.
    const resolver = core.hub.app.get(SessionResolver, { strict: false });
    const token = client.session.cookie.split('=')[1] ?? '';
    const before = queries();
    expect(resolver.resolve(token)).toMatchObject({ email: ada.email, csrfToken: client.session.csrfToken });
    expect(queries()).toBe(before);
    const key = await client.must<{ created_by: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'Made by Ada', scopes: ['keys:read'] },
    });
    expect(key.created_by).toBe(`person:${ada.id}`);
  });

  it('ends after a week without use, and after thirty days however much it is used', async () => {
    const [idle, busy] = [await signIn(hub, ada), await signIn(hub, ada)];
    const uses = core.hub.app.get(SessionUses, { strict: false });
    for (let day = 1; day < 30; day += 1) {
      clock.advance(DAY_MS);
      expect([day, await statusOf(busy)]).toEqual([day, 200]);
      await uses.drain();
    }
    expect(await statusOf(idle)).toBe(401);
    clock.advance(DAY_MS);
    expect(await statusOf(busy)).toBe(401);
  });

  it('is listed with where and when, its last use within a minute', async () => {
    await post('/api/v1/auth/login', { email: ada.email, password: PASSWORD });
    const client = await signIn(hub, ada);
    clock.advance(HOUR_MS);
    await statusOf(client);
    await core.hub.app.get(SessionUses, { strict: false }).drain();
    const list = await sessionsOf(client);
    expect(list.map(({ current }) => current)).toEqual([true, false]);
    expect(list[0]).toMatchObject({
      last_seen_at: clock.now().toISOString(),
      address: '127.0.0.1',
      user_agent: 'node',
    });
    expect(JSON.stringify(list)).not.toContain(client.session.cookie.split('=')[1]);
  });

  it('ends by signing out, which clears the cookie', async () => {
    const [one, two] = [await signIn(hub, ada), await signIn(hub, ada)];
    const out = await one.request('POST', '/api/v1/auth/logout');
    expect([out.status, cookieOf(out)]).toEqual([200, 'pb_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
    await two.must(200, 'POST', '/api/v1/auth/sessions/revoke-all');
    expect(await statusOf(two)).toBe(401);
  });

  it('is ended by its person from another browser', async () => {
    const { client, ...viewer } = await createPerson(hub, { role: 'viewer' });
    const lost = await signIn(hub, viewer);
    const path = (id = ''): string => `/api/v1/auth/sessions/${id}`;
    const [current, found] = (await sessionsOf(client)).toSorted((a, b) => Number(b.current) - Number(a.current));
    expect((await (await signIn(hub, ada)).request('DELETE', path(found?.id))).status).toBe(404);
    const ended = await client.must(200, 'DELETE', path(found?.id));
    expect([ended, await statusOf(lost), await statusOf(client)]).toEqual([found, 401, 200]);
    for (const id of [found?.id, 'nothing', '%00']) expect((await client.request('DELETE', path(id))).status).toBe(404);
    const log = await hub.must(200, 'GET', '/api/v1/audit-log?action=person.session_ended');
    expect(log).toMatchObject([{ subject_id: viewer.id, details: { address: '127.0.0.1' } }]);
    const own = await client.request('DELETE', path(current?.id));
    expect([cookieOf(own), await statusOf(client)]).toEqual([expect.stringMatching(/^pb_session=; .*Max-Age=0$/), 401]);
  });

  it('outlives a change of the password alone; the others end', async () => {
    const [one, two] = [await signIn(hub, ada), await signIn(hub, ada)];
    const change = (body: object): Promise<HubAnswer> => one.request('POST', '/api/v1/auth/password', { body });
    const wrong = await change({ current_password: 'something else', new_password: 'another good one' });
    expect([wrong.status, Object.keys(wrong.body.errors ?? {})]).toEqual([422, ['current_password']]);
    const weak = await change({ current_password: PASSWORD, new_password: 'password123' });
    expect([weak.status, Object.keys(weak.body.errors ?? {})]).toEqual([422, ['new_password']]);
    expect((await change({ current_password: PASSWORD, new_password: 'another good one' })).status).toBe(200);
    expect([await statusOf(one), await statusOf(two)]).toEqual([200, 401]);
    expect((await login(ada.email, PASSWORD)).status).toBe(401);
    expect((await login(ada.email, 'another good one')).status).toBe(200);
    ada = { ...ada, password: 'another good one' };
  });

  it('shows a changed name at once', async () => {
    const client = await signIn(hub, ada);
    await client.must(200, 'PATCH', '/api/v1/auth/profile', { body: { name: ' Ada King ' } });
    expect((await client.must<SignedIn>(200, 'GET', '/api/v1/auth/session')).person.name).toBe('Ada King');
  });
});

describe('X-Tenant', () => {
  it('names one of several tenants by slug or id, and may be left out for one', async () => {
    const { client } = await createPerson(hub, { role: 'viewer' });
    expect((await client.inTenant(null).request('GET', '/api/v1/api-keys')).status).toBe(200);
    for (const tenant of ['default', core.tenantId]) {
      expect((await client.inTenant(tenant).request('GET', '/api/v1/api-keys')).status).toBe(200);
    }
  });

  it('of a stranger’s tenant is answered like one that does not exist', async () => {
    const { client } = await createPerson(hub, { role: 'viewer' });
    const made = await core.request('POST', '/api/v1/tenants', {
      key: 'platform-key-of-the-tests',
      body: { name: 'Strangers', slug: 'strangers' },
    });
    const answers = [];
    for (const tenant of ['strangers', String(made.body.data['id']), 'nowhere', '']) {
      const { status, body } = await client.inTenant(tenant).request('GET', '/api/v1/api-keys');
      answers.push([status, body.code, body.message]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.slice(0, 2)).toEqual([403, 'forbidden']);
  });
});

it('stores no token, no password and no address of a failed sign-in', async () => {
  const client = await signIn(hub, ada);
  const rows = await core.hub.app.get(SystemDatabase).query<{ row: string }>(
    `SELECT s::text AS row FROM sessions s UNION ALL SELECT b::text FROM sign_in_brakes b
     UNION ALL SELECT p::text FROM people p`,
  );
  const all = rows.map(({ row }) => row).join('\n');
  expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  for (const secret of [client.session.cookie.split('=')[1]!, ada.password, 'nobody-else@acme.example']) {
    expect(all).not.toContain(secret);
  }
});
