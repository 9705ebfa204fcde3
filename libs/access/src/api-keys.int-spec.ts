import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActorResolver, Database, SystemDatabase } from '@patchbay/platform';
import type { CoreHub, RequestOptions, TestAnswer } from '@patchbay/testing';
import { eventually, ManualClock, startCoreHub, TEST_BOOTSTRAP_KEY, TEST_PLATFORM_KEY } from '@patchbay/testing';
import { KeyUses } from './key-uses.service.ts';

const clock = new ManualClock();
let core: CoreHub;
beforeAll(async () => {
  core = await startCoreHub({ clock });
});
afterAll(() => core.close());

const keys = (method: string, path = '', options: RequestOptions = {}): Promise<TestAnswer> =>
  core.request(method, `/api/v1/api-keys${path}`, options);

async function newKey(body: object = {}, options: RequestOptions = {}): Promise<{ id: string; secret: string }> {
  const answer = await keys('POST', '', { body: { name: 'Test', scopes: ['*'], ...body }, ...options });
  expect(answer.status).toBe(201);
  return { id: String(answer.body.data['id']), secret: String(answer.body.data['api_key']) };
}

const statusOf = async (secret: string): Promise<number> => (await keys('GET', '', { key: secret })).status;
const inHours = (hours: number): string => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();

describe('POST /api/v1/api-keys', () => {
  it('shows the secret once and stores its digest only', async () => {
    const { id, secret } = await newKey({ name: 'Orders', scopes: ['operations:write', 'keys:read'], app: 'orders' });
    expect(secret).toMatch(/^pb_[A-Za-z0-9_-]{43}$/);
    const shown = await keys('GET', `/${id}`);
    expect(shown.body.data).toMatchObject({
      name: 'Orders',
      scopes: ['operations:write', 'keys:read'],
      app: 'orders',
      hint: `pb_…${secret.slice(-4)}`,
    });
    expect(JSON.stringify(shown.body)).not.toContain(secret);
    const rows = await core.hub.app
      .get(SystemDatabase)
      .query<{ row: string }>('SELECT k::text AS row FROM api_keys k WHERE id = $1', [id]);
    expect(rows[0]?.row).not.toContain(secret);
  });

  it.each([
    [{ scopes: ['*'] }, ['name']],
    [{ name: 'x' }, ['scopes']],
    [{ name: 'x', scopes: [] }, ['scopes']],
    [{ name: 'x', scopes: 'all' }, ['scopes']],
    [{ name: 'x', scopes: [7] }, ['scopes']],
    [{ name: 'x', scopes: ['operations:destroy'] }, ['scopes']],
    [{ name: 'x', scopes: ['*'], expires_at: '2020-01-01T00:00:00Z' }, ['expires_at']],
    [{ name: 'x', scopes: ['*'], expires_at: 'tomorrow' }, ['expires_at']],
    [{ name: 'x', scopes: ['*'], expires_at: '2027-W01' }, ['expires_at']],
    [{ name: 'x', scopes: ['*'], expires_at: '2027-02-31T00:00:00Z' }, ['expires_at']],
    [{ name: 'x', scopes: ['*'], app: 'two words' }, ['app']],
    [{ name: 'x', scopes: ['*'], colour: 'red' }, ['colour']],
  ])('answers 422 by field to %j', async (body, fields) => {
    const { status, body: answer } = await keys('POST', '', { body });
    expect([status, Object.keys(answer.errors ?? {})]).toEqual([422, fields]);
  });

  it('never gives more than the maker has', async () => {
    const limited = await newKey({ scopes: ['keys:write', 'keys:read'], app: 'shop', expires_at: inHours(2) });
    const key = limited.secret;
    expect(await keys('POST', '', { key, body: { name: 'x', scopes: ['operations:read'] } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', message: 'A key cannot give on more than it has; this one lacks operations:read.' },
    });
    expect(await keys('POST', '', { key, body: { name: 'x', scopes: ['*'] } })).toMatchObject({ status: 403 });
    for (const app of ['billing', null]) {
      expect(await keys('POST', '', { key, body: { name: 'x', scopes: ['keys:read'], app } })).toMatchObject({
        status: 422,
        body: { errors: { app: [expect.any(String)] } },
      });
    }
    for (const expires_at of [inHours(3), null]) {
      expect(await keys('POST', '', { key, body: { name: 'x', scopes: ['keys:read'], expires_at } })).toMatchObject({
        status: 422,
        body: { errors: { expires_at: [expect.any(String)] } },
      });
    }
    const child = await keys('POST', '', { key, body: { name: 'x', scopes: ['keys:read'] } });
    expect(child.body.data).toMatchObject({ app: 'shop', scopes: ['keys:read'] });
    expect(child.body.data['expires_at']).not.toBeNull();
  });

  it('replays without the secret', async () => {
    const request = { body: { name: 'Once', scopes: ['*'] }, headers: { 'idempotency-key': 'key-once' } };
    const [first, second] = [await keys('POST', '', request), await keys('POST', '', request)];
    expect(second.body.data).toEqual({ ...first.body.data, api_key: null });
  });
});

describe('a scope', () => {
  it('opens what it names and nothing else', async () => {
    const { secret: key } = await newKey({ scopes: ['keys:read'] });
    expect((await keys('GET', '', { key })).status).toBe(200);
    expect(await keys('POST', '', { key, body: { name: 'x', scopes: ['keys:read'] } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await core.request('GET', '/api/v1/audit-log', { key })).status).toBe(403);
  });
});

describe('a key bound to an app', () => {
  it('sees, rotates and revokes that app’s keys only', async () => {
    const shop = await newKey({ app: 'shop' });
    const billing = await newKey({ app: 'billing' });
    const list = await keys('GET', '?per_page=100', { key: shop.secret });
    expect(new Set((list.body.data as unknown as { app: string }[]).map(({ app }) => app))).toEqual(new Set(['shop']));
    expect((await keys('GET', `/${billing.id}`, { key: shop.secret })).status).toBe(404);
    expect((await keys('DELETE', `/${billing.id}`, { key: shop.secret })).status).toBe(404);
    expect((await keys('POST', `/${billing.id}/rotate`, { key: shop.secret, body: {} })).status).toBe(404);
  });
});

describe('DELETE /api/v1/api-keys/{id}', () => {
  it('stops the key at once, and once', async () => {
    const { id, secret } = await newKey();
    expect(await statusOf(secret)).toBe(200);
    expect((await keys('DELETE', `/${id}`)).status).toBe(200);
    expect(await statusOf(secret)).toBe(401);
    expect((await keys('DELETE', `/${id}`)).status).toBe(404);
  });

  it('leaves its name for those who read of it in a log', async () => {
    const { id } = await newKey({ name: 'Nightly' });
    await keys('DELETE', `/${id}`);
    const listed = async (query: string): Promise<unknown> => {
      const { data } = (await keys('GET', `?per_page=100${query}`)).body;
      return (data as unknown as { id: string }[]).find((key) => key.id === id);
    };
    expect(await listed('')).toBeUndefined();
    const revoked = { name: 'Nightly', revoked_at: clock.now().toISOString() };
    expect(await listed('&state=revoked')).toMatchObject(revoked);
    expect(await listed('&state=all')).toMatchObject(revoked);
    expect((await keys('GET', '?state=gone')).status).toBe(422);
  });

  it('does not reach another tenant’s key', async () => {
    const { body } = await core.request('POST', '/api/v1/tenants', {
      key: TEST_PLATFORM_KEY,
      body: { name: 'Other', slug: 'other' },
    });
    const stranger = String(body.data['api_key']);
    const { id, secret } = await newKey();
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/rotate'],
    ] as const) {
      const answer = await keys(method, `/${id}${path}`, { key: stranger, ...(method === 'POST' ? { body: {} } : {}) });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect(await statusOf(secret)).toBe(200);
  });
});

describe('POST /api/v1/api-keys/{id}/rotate', () => {
  it('gives a new secret at once and lets the old one work until the overlap ends', async () => {
    const old = await newKey({ scopes: ['keys:read'], app: 'shop', expires_at: inHours(48) });
    expect(await statusOf(old.secret)).toBe(200);
    const rotated = await keys('POST', `/${old.id}/rotate`, { body: { overlap_seconds: 60 } });
    expect(rotated).toMatchObject({
      status: 201,
      body: { data: { scopes: ['keys:read'], app: 'shop', rotated_from: old.id } },
    });
    const secret = String(rotated.body.data['api_key']);
    expect(rotated.body.data['expires_at']).not.toBeNull();
    expect([await statusOf(old.secret), await statusOf(secret)]).toEqual([200, 200]);
    clock.advance(59_000);
    expect(await statusOf(old.secret)).toBe(200);
    clock.advance(1000);
    expect([await statusOf(old.secret), await statusOf(secret)]).toEqual([401, 200]);
  });

  it('ends the old secret at once without an overlap', async () => {
    const { id, secret } = await newKey();
    expect((await keys('POST', `/${id}/rotate`)).status).toBe(201);
    expect(await statusOf(secret)).toBe(401);
  });

  it('rotates a key once: its successor carries on', async () => {
    const { id } = await newKey();
    await keys('POST', `/${id}/rotate`, { body: { overlap_seconds: 600 } });
    expect(await keys('POST', `/${id}/rotate`, { body: { overlap_seconds: 600 } })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });

  it('does not hand the secret of a mightier or longer-lived key to a lesser one', async () => {
    const mighty = await newKey();
    const lesser = await newKey({ scopes: ['keys:write'] });
    expect(await keys('POST', `/${mighty.id}/rotate`, { key: lesser.secret, body: {} })).toMatchObject({ status: 403 });
    const brief = await newKey({ expires_at: inHours(1) });
    expect(await keys('POST', `/${mighty.id}/rotate`, { key: brief.secret, body: {} })).toMatchObject({ status: 403 });
    expect(await statusOf(mighty.secret)).toBe(200);
  });

  it.each([-1, 1.5, 'soon', 10_000_000])('answers 422 to an overlap of %s', async (overlap_seconds) => {
    const { id } = await newKey();
    const { status, body } = await keys('POST', `/${id}/rotate`, { body: { overlap_seconds } });
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['overlap_seconds']]);
  });
});

describe('authentication', () => {
  it('ends with the key’s expiry, also when the key is cached', async () => {
    const { secret } = await newKey({ expires_at: inHours(1) });
    expect(await statusOf(secret)).toBe(200);
    clock.advance(3_600_000);
    expect(await statusOf(secret)).toBe(401);
  });

  it.each([
    '',
    'Bearer',
    'Basic abc',
    'Bearer nope',
    'Bearer pb_unknown-but-well-formed-key',
    `Bearer ${'x'.repeat(600)}`,
  ])('answers 401 to "%s"', async (authorization) => {
    const answer = await keys('GET', '', { key: null, headers: { authorization } });
    expect(answer).toMatchObject({
      status: 401,
      body: { success: false, code: 'unauthenticated', request_id: expect.any(String) },
    });
  });

  it('costs no query and no promise once the key is known', async () => {
    const { secret } = await newKey();
    await statusOf(secret);
    const resolver = core.hub.app.get(ActorResolver, { strict: false });
    const before = queries();
    expect(resolver.resolve(`Bearer ${secret}`)).toMatchObject({
      kind: 'api_key',
      tenantId: core.tenantId,
      scopes: ['*'],
    });
    expect(queries()).toBe(before);
  });

  it('looks unknown keys up together, and a repeated one not again', async () => {
    const resolver = core.hub.app.get(ActorResolver, { strict: false });
    const guesses = Array.from({ length: 500 }, (_, index) => `Bearer pb_guess-number-${index}-of-a-brute-force`);
    const before = queries();
    expect(await Promise.all(guesses.map(async (guess) => resolver.resolve(guess)))).toEqual(Array(500).fill(null));
    expect(queries() - before).toBeLessThanOrEqual(6);
    const again = queries();
    expect(guesses.map((guess) => resolver.resolve(guess))).toEqual(Array(500).fill(null));
    expect(queries()).toBe(again);
  });

  it('notes the last use, at most once a minute', async () => {
    const { id, secret } = await newKey();
    const uses = core.hub.app.get(KeyUses, { strict: false });
    const lastUse = async (): Promise<unknown> => {
      await uses.drain();
      return (await keys('GET', `/${id}`)).body.data['last_used_at'];
    };
    expect(await lastUse()).toBeNull();
    await statusOf(secret);
    const first = await lastUse();
    expect(first).toBe(clock.now().toISOString());
    clock.advance(59_000);
    await statusOf(secret);
    expect(await lastUse()).toBe(first);
    clock.advance(1000);
    await statusOf(secret);
    expect(await lastUse()).toBe(clock.now().toISOString());
  });

  it('is withdrawn in every process within a second', async () => {
    const other = await startCoreHub({ database: core.database, clock });
    try {
      const { id, secret } = await newKey();
      expect((await other.request('GET', '/api/v1/api-keys', { key: secret })).status).toBe(200);
      await keys('DELETE', `/${id}`);
      await eventually(async () => {
        expect((await other.request('GET', '/api/v1/api-keys', { key: secret })).status).toBe(401);
      });
    } finally {
      await other.close();
    }
  });
});

function queries(): number {
  const { app } = core.hub;
  return app.get(SystemDatabase).counter.queriesTotal + app.get(Database).counter.queriesTotal;
}

it('keeps the bootstrap key out of the audit log, which has the changes', async () => {
  const log = await core.request('GET', '/api/v1/audit-log?subject_type=api_key&per_page=100');
  expect(JSON.stringify(log.body)).not.toContain(TEST_BOOTSTRAP_KEY);
  const actions = new Set((log.body.data as unknown as { action: string }[]).map(({ action }) => action));
  expect(actions).toEqual(new Set(['api_key.created', 'api_key.revoked', 'api_key.rotated']));
});
