import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemDatabase } from '@patchbay/platform';
import type { CoreHub, HubAnswer, SignedIn, TestPerson, TestRole } from '@patchbay/testing';
import {
  createPerson,
  HubClient,
  ManualClock,
  PersonClient,
  sessionOfAnswer,
  signIn,
  startCoreHub,
  TEST_BOOTSTRAP_KEY,
  TEST_PLATFORM_KEY,
} from '@patchbay/testing';
import { Invitations } from './invitations.service.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

interface Invited {
  readonly id: string;
  readonly email: string;
  readonly role: TestRole;
  readonly invitation_url: string | null;
}

let clock: ManualClock;
let core: CoreHub;
let hub: HubClient;
let tenants = 0;

beforeAll(async () => {
  clock = new ManualClock(new Date());
  core = await startCoreHub({ clock });
  hub = new HubClient(core.hub.url, TEST_BOOTSTRAP_KEY);
});
afterAll(() => core.close());

/** A tenant of its own with a first owner. */
async function newTenant(): Promise<{ key: HubClient; owner: TestPerson; slug: string; id: string }> {
  const slug = `tenant-${(tenants += 1)}`;
  const made = await core.request('POST', '/api/v1/tenants', { key: TEST_PLATFORM_KEY, body: { name: slug, slug } });
  const key = hub.withKey(String(made.body.data['api_key']));
  return { key, owner: await createPerson(key), slug, id: String(made.body.data['id']) };
}

const members = (client: HubClient, method: string, path = '', body?: object): Promise<HubAnswer> =>
  client.request(method, `/api/v1/members${path}`, body === undefined ? {} : { body });
const statusOf = async (client: HubClient, method: string, path = '', body?: object): Promise<number> =>
  (await members(client, method, path, body)).status;
const invite = (client: HubClient, email: string, role: TestRole): Promise<Invited> =>
  client.must<Invited>(201, 'POST', '/api/v1/members', { body: { email, role } });
const pathOf = (invited: Invited): string =>
  `/api/v1/auth/invitations/${new URL(invited.invitation_url ?? '').searchParams.get('token') ?? ''}`;
const accept = (invited: Invited, body: object, headers = {}): Promise<HubAnswer<SignedIn>> =>
  hub.request('POST', pathOf(invited), { key: null, body, headers });

describe('an invitation', () => {
  it('is accepted by somebody new with a name and a password, once', async () => {
    const { owner, slug } = await newTenant();
    const invited = await invite(owner.client, ' Grace@Acme.Example', 'admin');
    expect(invited).toMatchObject({ email: 'grace@acme.example', role: 'admin', emailed: false });
    const offer = await hub.must(200, 'GET', pathOf(invited), { key: null });
    expect(offer).toEqual({
      tenant: { slug, name: slug },
      email: 'grace@acme.example',
      role: 'admin',
      has_account: false,
      expires_at: new Date(clock.now().getTime() + WEEK_MS).toISOString(),
    });
    const nameless = await accept(invited, { password: 'a long enough one' });
    expect([nameless.status, Object.keys(nameless.body.errors ?? {})]).toEqual([422, ['name']]);
    const nothing = await accept(invited, { name: null, password: null });
    expect([nothing.status, Object.keys(nothing.body.errors ?? {})]).toEqual([422, ['name', 'password']]);
    const accepted = await accept(invited, { name: 'Grace Hopper', password: 'a long enough one' });
    expect([accepted.status, accepted.body.data.tenants]).toMatchObject([201, [{ slug, role: 'admin' }]]);
    expect((await accept(invited, { name: 'Again', password: 'a long enough one' })).status).toBe(404);
    const list = await members(owner.client, 'GET');
    expect(list.body.data).toMatchObject([{ role: 'owner' }, { name: 'Grace Hopper', role: 'admin' }]);
    expect(list.body.meta).toMatchObject({ total: 2 });
  });

  it('is accepted by somebody with an account with its password, or signed in to it', async () => {
    const [one, two, three] = [await newTenant(), await newTenant(), await newTenant()];
    const { email, password, client } = await createPerson(one.owner.client, { role: 'viewer' });
    const second = await invite(two.owner.client, email, 'admin');
    expect(await hub.must(200, 'GET', pathOf(second), { key: null })).toMatchObject({ has_account: true });
    expect((await accept(second, {})).status).toBe(422);
    expect((await accept(second, { name: 'Me', password: 'a guess of many' })).status).toBe(401);
    // The cookie alone does not say that it was the person's own page.
    expect((await accept(second, {}, { cookie: client.session.cookie })).status).toBe(422);
    expect((await accept(second, { password })).body.data.tenants).toHaveLength(2);

    const third = await invite(three.owner.client, email, 'viewer');
    const signedIn = await client.request<SignedIn>('POST', pathOf(third), { body: {} });
    expect([signedIn.status, signedIn.body.data.tenants.map(({ role }) => role)]).toEqual([
      201,
      ['viewer', 'admin', 'viewer'],
    ]);
    const now = new PersonClient(hub.url, sessionOfAnswer(signedIn, null));
    expect([await statusOf(now, 'GET'), await statusOf(now.inTenant(two.slug), 'GET')]).toEqual([422, 200]);
  });

  it('is void once it is revoked, replaced or a week old', async () => {
    const { owner } = await newTenant();
    const [revoked, replaced] = [
      await invite(owner.client, 'one@acme.example', 'viewer'),
      await invite(owner.client, 'two@acme.example', 'viewer'),
    ];
    expect(await statusOf(owner.client, 'DELETE', `/invitations/${revoked.id}`)).toBe(200);
    expect(await statusOf(owner.client, 'DELETE', `/invitations/${revoked.id}`)).toBe(404);
    const last = await invite(owner.client, 'two@acme.example', 'admin');
    for (const gone of [revoked, replaced]) {
      expect((await hub.request('GET', pathOf(gone), { key: null })).status).toBe(404);
    }
    clock.advance(WEEK_MS);
    expect((await accept(last, { name: 'Late', password: 'a long enough one' })).status).toBe(404);
    // A week without use ended the owner's session too.
    const list = await members(await signIn(hub, owner), 'GET', '/invitations');
    expect(list.body.data).toMatchObject([{ id: last.id, email: 'two@acme.example', role: 'admin', expired: true }]);
  });

  it('shows its link once, and stores no link', async () => {
    const { owner } = await newTenant();
    const request = { body: { email: 'once@acme.example', role: 'viewer' }, headers: { 'idempotency-key': 'once' } };
    const first = await owner.client.must<Invited>(201, 'POST', '/api/v1/members', request);
    const again = await owner.client.must<Invited>(201, 'POST', '/api/v1/members', request);
    expect(again).toEqual({ ...first, invitation_url: null });
    const token = new URL(first.invitation_url ?? '').searchParams.get('token') ?? '';
    const rows = await core.hub.app.get(SystemDatabase).query<{ row: string }>(
      `SELECT i::text AS row FROM invitations i UNION ALL SELECT o::text FROM outbox o
       UNION ALL SELECT a::text FROM audit_log a UNION ALL SELECT k::text FROM idempotency_keys k`,
    );
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(token);
  });

  it('is mailed with a link of its own, which replaces that of an earlier mail', async () => {
    const { owner, id: tenantId } = await newTenant();
    const shown = await invite(owner.client, 'mail@acme.example', 'viewer');
    const invitations = core.hub.app.get(Invitations, { strict: false });
    const [first, second] = [
      await invitations.mailOf(tenantId, shown.id),
      await invitations.mailOf(tenantId, shown.id),
    ];
    expect(second).toMatchObject({ to: 'mail@acme.example', role: 'viewer' });
    const statuses = [first?.url, second?.url, shown.invitation_url].map(async (url) => {
      const path = pathOf({ ...shown, invitation_url: url ?? '' });
      return (await hub.request('GET', path, { key: null })).status;
    });
    expect(await Promise.all(statuses)).toEqual([404, 200, 200]);
    await accept({ ...shown, invitation_url: second?.url ?? '' }, { name: 'M', password: 'a long enough one' });
    expect((await hub.request('GET', pathOf(shown), { key: null })).status).toBe(404);
    expect(await invitations.mailOf(tenantId, shown.id)).toBeNull();
  });

  it.each([
    [{ email: 'no address', role: 'viewer' }, ['email']],
    [{ email: 'a@acme.example', role: 'king' }, ['role']],
    [{ email: 'a@acme.example' }, ['role']],
    [{ email: 'a@acme.example', role: 'viewer', name: 'x' }, ['name']],
  ])('answers 422 by field to %j', async (body, fields) => {
    const answer = await members(hub, 'POST', '', body);
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([422, fields]);
  });

  it('is refused to a member’s address', async () => {
    const { owner } = await newTenant();
    const answer = await members(owner.client, 'POST', '', { email: owner.email, role: 'viewer' });
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([422, ['email']]);
  });
});

describe('roles', () => {
  it('let an admin do everything but touch owners, a viewer look', async () => {
    const { owner } = await newTenant();
    const admin = await createPerson(owner.client, { role: 'admin' });
    const viewer = await createPerson(admin.client, { role: 'viewer' });
    const invited = await invite(owner.client, 'next@acme.example', 'owner');
    const asAdmin = [
      ['PATCH', `/${owner.id}`, { role: 'viewer' }],
      ['DELETE', `/${owner.id}`],
      ['PATCH', `/${viewer.id}`, { role: 'owner' }],
      ['PATCH', `/${admin.id}`, { role: 'owner' }],
      ['POST', '', { email: 'more@acme.example', role: 'owner' }],
      ['POST', '', { email: 'next@acme.example', role: 'viewer' }],
      ['DELETE', `/invitations/${invited.id}`],
    ] as const;
    for (const [method, path, body] of asAdmin) {
      expect([method, path, await statusOf(admin.client, method, path, body)]).toEqual([method, path, 403]);
    }
    expect(await statusOf(viewer.client, 'GET')).toBe(200);
    expect(await statusOf(viewer.client, 'GET', '/invitations')).toBe(200);
    expect(await statusOf(viewer.client, 'DELETE', `/${viewer.id}`)).toBe(403);
    expect(await statusOf(admin.client, 'PATCH', `/${viewer.id}`, { role: 'admin' })).toBe(200);
  });

  it('work from the very next request on', async () => {
    const { owner } = await newTenant();
    const { id, client } = await createPerson(owner.client, { role: 'admin' });
    const write = (): Promise<number> => statusOf(client, 'POST', '', { email: 'x@acme.example', role: 'viewer' });
    expect(await write()).toBe(201);
    await owner.client.must(200, 'PATCH', `/api/v1/members/${id}`, { body: { role: 'viewer' } });
    expect([await write(), await statusOf(client, 'GET')]).toEqual([403, 200]);
    // What they sent out as an admin is void.
    expect((await members(owner.client, 'GET', '/invitations')).body.data).toEqual([]);
    await owner.client.must(200, 'DELETE', `/api/v1/members/${id}`);
    expect(await statusOf(client, 'GET')).toBe(403);
    expect((await client.must<SignedIn>(200, 'GET', '/api/v1/auth/session')).tenants).toEqual([]);
    expect(await statusOf(owner.client, 'DELETE', `/${id}`)).toBe(404);
  });

  it('void the invitations that somebody has made and could not make any more', async () => {
    const { owner } = await newTenant();
    const { id, client } = await createPerson(owner.client);
    const made = [await invite(client, 'o@acme.example', 'owner'), await invite(client, 'a@acme.example', 'admin')];
    const shown = (): Promise<number[]> =>
      Promise.all(made.map(async (each) => (await hub.request('GET', pathOf(each), { key: null })).status));
    await owner.client.must(200, 'PATCH', `/api/v1/members/${id}`, { body: { role: 'admin' } });
    expect(await shown()).toEqual([404, 200]);
    await owner.client.must(200, 'DELETE', `/api/v1/members/${id}`);
    expect(await shown()).toEqual([404, 404]);
  });

  it('keep one owner, also when two remove each other at once', async () => {
    const { owner } = await newTenant();
    expect(await statusOf(owner.client, 'DELETE', `/${owner.id}`)).toBe(409);
    expect(await statusOf(owner.client, 'PATCH', `/${owner.id}`, { role: 'admin' })).toBe(409);
    const other = await createPerson(owner.client);
    const outcomes = await Promise.all([
      statusOf(owner.client, 'DELETE', `/${other.id}`),
      statusOf(other.client, 'DELETE', `/${owner.id}`),
    ]);
    expect(outcomes.filter((status) => status === 200)).toHaveLength(1);
    const left = outcomes[0] === 200 ? owner : other;
    expect((await members(left.client, 'GET')).body.data).toMatchObject([{ id: left.id, role: 'owner' }]);
  });

  it('bind keys: none makes or touches an owner once there is one, whoever made the key', async () => {
    const { key, owner } = await newTenant();
    const made = await owner.client.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'x', scopes: ['*'] },
    });
    for (const client of [key, hub.withKey(made.api_key)]) {
      expect(await statusOf(client, 'POST', '', { email: 'o@acme.example', role: 'owner' })).toBe(403);
      expect(await statusOf(client, 'DELETE', `/${owner.id}`)).toBe(403);
      expect(await statusOf(client, 'POST', '', { email: 'v@acme.example', role: 'viewer' })).toBe(201);
    }
  });
});

it('shows nobody the people of another tenant, nor that they exist', async () => {
  const [mine, theirs] = [await newTenant(), await newTenant()];
  const invited = await invite(theirs.owner.client, 'secret@acme.example', 'viewer');
  const list = await members(mine.owner.client, 'GET');
  expect(JSON.stringify(list.body)).not.toContain(theirs.owner.email);
  for (const [method, path, body] of [
    ['PATCH', `/${theirs.owner.id}`, { role: 'viewer' }],
    ['DELETE', `/${theirs.owner.id}`],
    ['DELETE', `/invitations/${invited.id}`],
  ] as const) {
    expect([method, path, await statusOf(mine.owner.client, method, path, body)]).toEqual([method, path, 404]);
  }
  expect(await statusOf(mine.owner.client.inTenant(theirs.slug), 'GET')).toBe(403);
});

it('writes down who was invited, joined, changed and removed', async () => {
  const { owner } = await newTenant();
  const { id, email } = await createPerson(owner.client, { role: 'admin' });
  await owner.client.must(200, 'PATCH', `/api/v1/members/${id}`, { body: { role: 'viewer' } });
  await owner.client.must(200, 'DELETE', `/api/v1/members/${id}`);
  const log = await owner.client.must<{ action: string; actor: object; details: object }[]>(
    200,
    'GET',
    '/api/v1/audit-log',
  );
  const by = { kind: 'person', id: owner.id, email: owner.email };
  expect(log.slice(0, 4)).toMatchObject([
    { action: 'member.removed', actor: by, details: { email, role: 'viewer' } },
    { action: 'member.role_changed', actor: by, details: { email, from: 'admin', to: 'viewer' } },
    { action: 'member.joined', actor: { kind: 'person', id, email }, details: { role: 'admin', new_account: true } },
    { action: 'member.invited', actor: by, details: { email, role: 'admin' } },
  ]);
});

it('leaves nobody in a tenant that is deleted', async () => {
  const { owner, id } = await newTenant();
  await core.request('DELETE', `/api/v1/tenants/${id}`, { key: TEST_PLATFORM_KEY });
  expect(await statusOf(owner.client, 'GET')).toBe(403);
  expect((await owner.client.must<SignedIn>(200, 'GET', '/api/v1/auth/session')).tenants).toEqual([]);
});
