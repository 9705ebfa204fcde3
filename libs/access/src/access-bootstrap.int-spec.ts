import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemDatabase } from '@patchbay/platform';
import type { CoreHub, TestDatabase } from '@patchbay/testing';
import { startCoreHub, startTestDatabase, TEST_PLATFORM_KEY } from '@patchbay/testing';
import { AccessBootstrap } from './access-bootstrap.service.ts';

const FIRST = 'any-form-of-key-of-this-team';
const SECOND = 'another-bootstrap-key-of-the-team';

let database: TestDatabase;
let hubs: CoreHub[];
beforeEach(async () => {
  database = await startTestDatabase();
  hubs = [];
});
afterEach(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  await database.drop();
});

async function start(bootstrapKey: string | null): Promise<CoreHub> {
  const env = bootstrapKey === null ? {} : { PATCHBAY_BOOTSTRAP_API_KEY: bootstrapKey };
  const hub = await startCoreHub({ database, env, bootstrap: bootstrapKey !== null });
  hubs.push(hub);
  return hub;
}

const status = async (hub: CoreHub, key: string): Promise<number> =>
  (await hub.request('GET', '/api/v1/api-keys', { key })).status;

describe('the bootstrap', () => {
  it('makes the tenant "default" with the configured key, once over restarts', async () => {
    const first = await start(FIRST);
    const second = await start(FIRST);
    expect(second.tenantId).toBe(first.tenantId);
    expect(await status(second, FIRST)).toBe(200);
    const tenants = await second.request('GET', '/api/v1/tenants', { key: TEST_PLATFORM_KEY });
    expect(tenants.body.data).toMatchObject([{ slug: 'default', secret_prefixes: ['env://'] }]);
    expect((await second.request('GET', '/api/v1/api-keys', { key: FIRST })).body.meta['total']).toBe(1);
  });

  it('makes one tenant however many processes start at once', async () => {
    const racing = await Promise.all(Array.from({ length: 4 }, () => start(FIRST)));
    expect(new Set(racing.map((hub) => hub.tenantId)).size).toBe(1);
    const [hub] = racing;
    expect((await hub!.request('GET', '/api/v1/tenants', { key: TEST_PLATFORM_KEY })).body.meta['total']).toBe(1);
  });

  it('makes up a key when none is configured, and shows it to the first process only', async () => {
    const hub = await start(null);
    const bootstrap = hub.hub.app.get(AccessBootstrap, { strict: false });
    const outcomes = await Promise.all([bootstrap.run(), bootstrap.run(), bootstrap.run()]);
    const shown = outcomes.flatMap(({ printOnce }) => printOnce ?? []);
    expect(shown).toHaveLength(1);
    expect(await status(hub, shown[0]!)).toBe(200);
    expect(await bootstrap.run()).toMatchObject({ printOnce: null });
  });

  it('adds a changed key and lets the old one work on', async () => {
    await start(FIRST);
    const hub = await start(SECOND);
    expect([await status(hub, FIRST), await status(hub, SECOND)]).toEqual([200, 200]);
  });

  it('does not bring back a key that was revoked, nor a tenant that was deleted', async () => {
    const hub = await start(FIRST);
    const list = await hub.request('GET', '/api/v1/api-keys', { key: FIRST });
    const [{ id } = { id: '' }] = list.body.data as unknown as { id: string }[];
    await hub.request('DELETE', `/api/v1/api-keys/${id}`, { key: FIRST });
    const restarted = await start(FIRST);
    expect(await status(restarted, FIRST)).toBe(401);
    await restarted.request('DELETE', `/api/v1/tenants/${restarted.tenantId}`, { key: TEST_PLATFORM_KEY });
    expect((await start(FIRST)).tenantId).toBe('');
    const rows = await restarted.hub.app.get(SystemDatabase).query('SELECT id FROM tenants');
    expect(rows).toHaveLength(1);
  });
});
