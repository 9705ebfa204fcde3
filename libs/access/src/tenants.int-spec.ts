import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CoreHub, RequestOptions, TestAnswer } from '@patchbay/testing';
import { startCoreHub, TEST_PLATFORM_KEY } from '@patchbay/testing';

let core: CoreHub;
beforeAll(async () => {
  core = await startCoreHub();
});
afterAll(() => core.close());

const asPlatform = (method: string, path = '', options: RequestOptions = {}): Promise<TestAnswer> =>
  core.request(method, `/api/v1/tenants${path}`, { key: TEST_PLATFORM_KEY, ...options });

let count = 0;
async function newTenant(body: object = {}): Promise<{ id: string; key: string; slug: string }> {
  const slug = `tenant-${(count += 1)}`;
  const { body: answer } = await asPlatform('POST', '', { body: { name: 'Acme', slug, ...body } });
  return { id: String(answer.data['id']), key: String(answer.data['api_key']), slug };
}

describe('POST /api/v1/tenants', () => {
  it('makes a tenant whose API key, shown once, has all scopes', async () => {
    const body = {
      name: 'Acme Ltd',
      slug: 'acme',
      owner_email: 'o@acme.example',
      secret_prefixes: ['env://PATCHBAY_SECRET_ACME_'],
    };
    const made = await asPlatform('POST', '', { body });
    expect(made).toMatchObject({
      status: 201,
      body: {
        success: true,
        data: { ...body, id: expect.stringMatching(/^[0-9a-z]{26}$/), api_key: expect.stringMatching(/^pb_.{43}$/) },
      },
    });
    const keys = await core.request('GET', '/api/v1/api-keys', { key: String(made.body.data['api_key']) });
    expect(keys.body).toMatchObject({
      data: [{ scopes: ['*'], app: null, created_by: 'platform' }],
      meta: { total: 1 },
    });
    const shown = await asPlatform('GET', `/${String(made.body.data['id'])}`);
    expect(shown.body.data).not.toHaveProperty('api_key');
  });

  it('invites its owner by the link in the answer, shown once', async () => {
    const body = { name: 'Owned', slug: 'owned', owner_email: 'Olga@Owned.example' };
    const headers = { 'idempotency-key': 'make owned' };
    const made = await asPlatform('POST', '', { body, headers });
    const token = new URL(String(made.body.data['invitation_url'])).searchParams.get('token')!;
    const offer = await core.request('GET', `/api/v1/auth/invitations/${token}`, { key: null });
    expect(offer.body.data).toMatchObject({
      tenant: { slug: 'owned', name: 'Owned' },
      email: 'olga@owned.example',
      role: 'owner',
    });
    const replayed = await asPlatform('POST', '', { body, headers });
    expect(replayed.body.data).toMatchObject({ id: made.body.data['id'], api_key: null, invitation_url: null });
    const unowned = await asPlatform('POST', '', { body: { name: 'Unowned', slug: 'unowned' } });
    expect(unowned.body.data['invitation_url']).toBeNull();
  });

  it('gives the tenant its own keys in the vault, and writes down who made it', async () => {
    const { id, key } = await newTenant();
    const vault = await core.request('GET', '/api/v1/vault/keys', { key });
    expect(vault.body.data['tenant_keys']).toMatchObject([{ purpose: 'data' }, { purpose: 'fingerprint' }]);
    const log = await core.request('GET', '/api/v1/audit-log?action=tenant.created', { key });
    expect(log.body.data).toMatchObject([{ subject_id: id, actor: { kind: 'platform' } }]);
  });

  it('refuses a slug that is taken', async () => {
    const { slug } = await newTenant();
    const again = await asPlatform('POST', '', { body: { name: 'Other', slug } });
    expect(again).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: { slug: [`A tenant with the slug "${slug}" already exists.`] } },
    });
  });

  it('lets one of many racing for a slug win', async () => {
    const race = Array.from({ length: 8 }, () => asPlatform('POST', '', { body: { name: 'Race', slug: 'race' } }));
    const statuses = (await Promise.all(race)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, ...Array<number>(7).fill(422)]);
  });

  it.each([
    [{}, ['name', 'slug']],
    [{ name: '', slug: 'ok-1' }, ['name']],
    [{ name: 'x', slug: 'Not A Slug' }, ['slug']],
    [{ name: 'x', slug: '-a' }, ['slug']],
    [{ name: 'x', slug: 'ok-1', owner_email: 'nobody' }, ['owner_email']],
    [{ name: 'x', slug: 'ok-1', secret_prefixes: 'env://' }, ['secret_prefixes']],
    [{ name: 'x', slug: 'ok-1', secret_prefixes: ['PATCHBAY_'] }, ['secret_prefixes']],
    [{ name: 'x', slug: 'ok-1', secret_prefixes: null }, ['secret_prefixes']],
    [{ name: 'x', slug: 'ok-1', plan: 'gold' }, ['plan']],
  ])('answers 422 by field to %j', async (body, fields) => {
    const { status, body: answer } = await asPlatform('POST', '', { body });
    expect([status, Object.keys(answer.errors ?? {}).sort()]).toEqual([422, fields]);
  });

  it('replays the answer to the same Idempotency-Key without the secret, and makes one tenant', async () => {
    const request = { body: { name: 'Twice', slug: 'twice' }, headers: { 'idempotency-key': 'make-twice' } };
    const first = await asPlatform('POST', '', request);
    const second = await asPlatform('POST', '', request);
    expect([first.status, second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    expect(second.body.data).toEqual({ ...first.body.data, api_key: null });
    const other = await asPlatform('POST', '', { ...request, body: { name: 'Other', slug: 'twice-2' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  });
});

describe('GET /api/v1/tenants', () => {
  it('answers in pages', async () => {
    await newTenant();
    await newTenant();
    const page = await asPlatform('GET', '?per_page=2');
    expect(page.body).toMatchObject({ meta: { current_page: 1, per_page: 2, total: expect.any(Number) } });
    expect(page.body.data).toHaveLength(2);
    expect(page.body.links['next']).toBe('/api/v1/tenants?per_page=2&page=2');
    expect(await asPlatform('GET', '?per_page=101')).toMatchObject({
      status: 422,
      body: { errors: { per_page: [expect.any(String)] } },
    });
    expect(await asPlatform('GET', '?colour=red')).toMatchObject({
      status: 422,
      body: { errors: { colour: [expect.any(String)] } },
    });
  });

  it('answers 404 to an id that is unknown or none', async () => {
    for (const id of ['01kahh5w2c5n8v0m3q7r9t1x4z', 'nonsense']) {
      expect(await asPlatform('GET', `/${id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });
});

describe('PATCH /api/v1/tenants/{id}', () => {
  it('changes what is named and keeps the rest', async () => {
    const { id, slug } = await newTenant({ owner_email: 'o@acme.example' });
    const changed = await asPlatform('PATCH', `/${id}`, { body: { name: 'Renamed', secret_prefixes: ['env://A_'] } });
    expect(changed).toMatchObject({
      status: 200,
      body: { data: { id, slug, name: 'Renamed', owner_email: 'o@acme.example', secret_prefixes: ['env://A_'] } },
    });
    const cleared = await asPlatform('PATCH', `/${id}`, { body: { owner_email: null } });
    expect(cleared.body.data).toMatchObject({ name: 'Renamed', owner_email: null });
    expect((await asPlatform('GET', `/${id}`)).body.data).toEqual(cleared.body.data);
  });

  it.each([
    [{ name: null }, 'name'],
    [{ slug: null }, 'slug'],
    [{ secret_prefixes: null }, 'secret_prefixes'],
    [{ id: 'x' }, 'id'],
  ])('answers 422 to %j', async (body, field) => {
    const { id } = await newTenant();
    const { status, body: answer } = await asPlatform('PATCH', `/${id}`, { body });
    expect([status, Object.keys(answer.errors ?? {})]).toEqual([422, [field]]);
  });

  it('refuses the slug of another tenant', async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    expect(await asPlatform('PATCH', `/${two.id}`, { body: { slug: one.slug } })).toMatchObject({
      status: 422,
      body: { errors: { slug: [expect.any(String)] } },
    });
  });
});

describe('DELETE /api/v1/tenants/{id}', () => {
  it('stops every key at once, destroys the vault keys, and frees the slug', async () => {
    const { id, key, slug } = await newTenant();
    expect((await core.request('GET', '/api/v1/api-keys', { key })).status).toBe(200);
    expect((await asPlatform('DELETE', `/${id}`)).status).toBe(200);
    expect(await core.request('GET', '/api/v1/api-keys', { key })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    expect((await asPlatform('GET', `/${id}`)).status).toBe(404);
    expect((await asPlatform('DELETE', `/${id}`)).status).toBe(404);
    const again = await asPlatform('POST', '', { body: { name: 'Again', slug } });
    expect(again.status).toBe(201);
  });
});

describe('the platform key', () => {
  it('is needed for tenants: without one 401, with a tenant’s key 403', async () => {
    expect(await core.request('GET', '/api/v1/tenants', { key: null })).toMatchObject({ status: 401 });
    expect(await core.request('GET', '/api/v1/tenants', { key: `${TEST_PLATFORM_KEY}x` })).toMatchObject({
      status: 401,
    });
    expect(await core.request('POST', '/api/v1/tenants', { body: { name: 'x', slug: 'x' } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('opens nothing but the administration of tenants', async () => {
    expect(await core.request('GET', '/api/v1/api-keys', { key: TEST_PLATFORM_KEY })).toMatchObject({ status: 403 });
  });
});
