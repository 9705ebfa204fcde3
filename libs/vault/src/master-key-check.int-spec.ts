import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CoreHub, TestDatabase } from '@patchbay/testing';
import { CoreVault, startCoreHub, startTestDatabase } from '@patchbay/testing';
import { randomBytes } from 'node:crypto';

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

async function start(masterKeys: string): Promise<CoreVault> {
  const core = await startCoreHub({ database, env: { PATCHBAY_MASTER_KEYS: masterKeys } });
  hubs.push(core);
  return new CoreVault(core);
}

const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

describe('the start of a hub', () => {
  it('is refused with another master key under the same id, such as a key file made anew', async () => {
    await start(newKey('local'));
    await expect(start(newKey('local'))).rejects.toThrow(
      'Master key "local" is not the one this database was sealed with.',
    );
  });

  it('does not fail for one damaged key, nor for a master key that is missing', async () => {
    const masterKey = newKey('local');
    const at = await start(masterKey);
    const ctx = await at.newTenant();
    await at.system.query('UPDATE tenant_keys SET wrapped = wrapped || wrapped WHERE tenant_id = $1', [ctx.tenantId]);
    expect((await start(masterKey)).core.tenantId).toBe(at.core.tenantId);
    expect((await start(newKey('other'))).core.tenantId).toBe(at.core.tenantId);
  });
});
