import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import { Metrics } from '@patchbay/platform';
import { CoreVault, ManualClock, startCoreHub, TEST_ORIGIN } from '@patchbay/testing';
import pg from 'pg';
import type { Vault } from './vault.service.ts';

const clock = new ManualClock();
let at: CoreVault;
let vault: Vault;
let ctx: Context;
let connectionId: string;

beforeAll(async () => {
  at = new CoreVault(await startCoreHub({ clock }));
  ({ vault, ctx } = at);
});
afterAll(() => at.core.close());
beforeEach(async () => {
  connectionId = await at.newConnection();
});

describe('purposes', () => {
  it('decide which kinds are opened', async () => {
    await at.store(connectionId, 'token');
    await at.store(connectionId, 'whsec', { field: 'webhook_secret', kind: 'webhook_secret' });
    expect(Object.keys(await at.open(connectionId))).toEqual(['auth_token']);
    expect(Object.keys(await vault.openCredentials(ctx.tenantId, connectionId, 'webhook', TEST_ORIGIN))).toEqual([
      'auth_token',
      'webhook_secret',
    ]);
  });

  it('of the pipeline are counted and leave no audit entry', async () => {
    await at.store(connectionId, 'token');
    const entries = await auditActions();
    await at.open(connectionId);
    expect(await auditActions()).toEqual(entries);
    const metrics = await at.core.hub.app.get(Metrics).registry.metrics();
    expect(metrics).toMatch(/patchbay_credentials_opened_total\{purpose="call"\} [1-9]/);
  });

  it('that are not in the registry, or are for people, are refused to the pipeline', async () => {
    await at.store(connectionId, 'token');
    for (const purpose of ['person', 'export']) {
      await expect(
        vault.openCredentials(ctx.tenantId, connectionId, purpose as 'call', TEST_ORIGIN),
      ).rejects.toMatchObject({
        code: 'purpose_refused',
      });
    }
  });

  it('of people are audited before the value is released', async () => {
    await at.store(connectionId, 'token');
    const disclosure = { connectionId, field: 'auth_token', purpose: 'person', reason: 'support case 7' } as const;
    // Even when the transaction around it is rolled back.
    const rolledBack = at.database.inTransaction(ctx, async (inside) => {
      expect(await vault.disclose(inside, disclosure)).toBe('token');
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect((await auditActions()).at(-1)).toBe('credentials.disclosed');
    await expect(vault.disclose(ctx, { ...disclosure, purpose: 'call' as 'person' })).rejects.toMatchObject({
      code: 'purpose_refused',
    });
    await expect(vault.disclose(ctx, { ...disclosure, field: 'none' })).rejects.toMatchObject({ code: 'not_set' });
  });

  it('what cannot be audited is refused', async () => {
    await at.store(connectionId, 'token');
    const client = await owner();
    await client.query('REVOKE INSERT ON audit_log FROM patchbay_request');
    try {
      const disclosure = { connectionId, field: 'auth_token', purpose: 'person', reason: 'x' } as const;
      await expect(vault.disclose(ctx, disclosure)).rejects.toThrow('permission denied');
    } finally {
      await client.query('GRANT INSERT ON audit_log TO patchbay_request');
      await client.end();
    }
  });
});

describe('GET /api/v1/vault/keys', () => {
  it('shows versions and counts of the tenant, and no material', async () => {
    await at.store(connectionId, 'token');
    const answer = await at.core.request('GET', '/api/v1/vault/keys');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        data: {
          tenant_keys: [
            {
              purpose: 'data',
              version: 1,
              master_key_id: 'test',
              current_master_key: true,
              state: 'in_use',
              unreadable: false,
            },
            { purpose: 'fingerprint', version: 1, connection_keys: 0 },
          ],
          unreadable: 0,
        },
      },
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/wrapped|[A-Za-z0-9+/]{40}/);
  });

  it('needs the scope vault:read', async () => {
    const key = await at.core.request('POST', '/api/v1/api-keys', { body: { name: 'x', scopes: ['keys:read'] } });
    expect(await at.core.request('GET', '/api/v1/vault/keys', { key: String(key.body.data['api_key']) })).toMatchObject(
      {
        status: 403,
      },
    );
    expect(await at.core.request('GET', '/api/v1/vault/keys', { key: null })).toMatchObject({ status: 401 });
    expect(await at.core.request('GET', '/api/v1/vault/keys?x=1')).toMatchObject({ status: 422 });
  });
});

async function auditActions(): Promise<string[]> {
  const rows = await at.system.query<{ action: string }>(
    'SELECT action FROM audit_log WHERE tenant_id = $1 ORDER BY id',
    [ctx.tenantId],
  );
  return rows.map((row) => row.action);
}

async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: at.core.database.url });
  await client.connect();
  return client;
}
