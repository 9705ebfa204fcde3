import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import { PLATFORM_TENANT, RequestFingerprint } from '@patchbay/platform';
import { CoreVault, ManualClock, startCoreHub, TEST_PLATFORM_KEY } from '@patchbay/testing';
import { TenantSealers } from './tenant-sealers.service.ts';
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

describe('payloads', () => {
  it('are sealed to their label and row', async () => {
    const sealer = await vault.sealerFor(ctx.tenantId, connectionId);
    expect(vault.sealerNow(ctx.tenantId, connectionId)).toBe(sealer);
    const sealed = sealer.seal('operation.input', 'op1', '{"to":"+1"}');
    expect(sealer.open('operation.input', 'op1', sealed).toString()).toBe('{"to":"+1"}');
    expect(() => sealer.open('operation.result', 'op1', sealed)).toThrow(
      expect.objectContaining({ code: 'unreadable' }),
    );
    expect(() => sealer.open('operation.input', 'op2', sealed)).toThrow(
      expect.objectContaining({ code: 'unreadable' }),
    );
    const other = await vault.sealerFor(ctx.tenantId, await at.newConnection());
    expect(() => other.open('operation.input', 'op1', sealed)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });
});

describe("a tenant's own payloads", () => {
  const sealers = (): TenantSealers => at.core.hub.app.get(TenantSealers, { strict: false });

  it('are sealed to the tenant, their label and row', async () => {
    const sealer = await sealers().forTenant(ctx.tenantId);
    const sealed = sealer.seal('workflow.input', 'run/0', '{"to":"+1"}');
    expect(sealer.open('workflow.input', 'run/0', sealed).toString()).toBe('{"to":"+1"}');
    const stranger = await sealers().forTenant((await at.newTenant()).tenantId);
    for (const open of [
      () => sealer.open('workflow.input', 'run/1', sealed),
      () => sealer.open('operation.input', 'run/0', sealed),
      () => stranger.open('workflow.input', 'run/0', sealed),
    ]) {
      expect(open).toThrow(expect.objectContaining({ code: 'unreadable' }));
    }
  });

  it('have one key, however many ask for the first', async () => {
    const { tenantId } = await at.newTenant();
    await Promise.all([sealers().forTenant(tenantId), sealers().forTenant(tenantId)]);
    const rows = await at.system.query(
      `SELECT version FROM tenant_keys WHERE tenant_id = $1 AND purpose = 'payload' AND wrapped IS NOT NULL`,
      [tenantId],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('shredding', () => {
  it('a connection makes what was sealed for it unreadable, and new credentials start afresh', async () => {
    await at.store(connectionId, 'token');
    const sealer = await vault.sealerFor(ctx.tenantId, connectionId);
    const sealed = sealer.seal('operation.input', 'op1', 'x');
    const neighbour = await at.newConnection();
    await at.database.inTransaction(ctx, (inside) => vault.shredConnection(inside, connectionId));
    const left = 'SELECT connection_id FROM connection_keys WHERE connection_id = ANY ($1) AND wrapped IS NOT NULL';
    expect(await at.system.query(left, [[connectionId, neighbour]])).toEqual([{ connection_id: neighbour }]);
    await expect(at.open(connectionId)).rejects.toMatchObject({ code: 'shredded' });
    await expect(vault.sealerFor(ctx.tenantId, connectionId)).rejects.toMatchObject({ code: 'shredded' });
    expect(vault.sealerNow(ctx.tenantId, connectionId)).toBeUndefined();
    expect(await vault.describeCredentials(ctx, connectionId)).toEqual({});
    // Work in flight that holds a sealer finishes.
    expect(sealer.open('operation.input', 'op1', sealed).toString()).toBe('x');
    await at.store(connectionId, 'fresh');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'fresh' });
    const fresh = await vault.sealerFor(ctx.tenantId, connectionId);
    expect(() => fresh.open('operation.input', 'op1', sealed)).toThrow(expect.objectContaining({ code: 'no_key' }));
  });

  it('a tenant destroys every key it has, and no other tenant’s', async () => {
    const doomed = await at.newTenant();
    const theirs = await at.newConnection(doomed);
    await at.store(connectionId, 'token');
    await vault.sealerFor(doomed.tenantId, theirs);
    await at.core.request('DELETE', `/api/v1/tenants/${doomed.tenantId}`, { key: TEST_PLATFORM_KEY });
    await expect(vault.sealerFor(doomed.tenantId, theirs)).rejects.toMatchObject({ code: 'shredded' });
    const fingerprint = at.core.hub.app.get(RequestFingerprint, { strict: false });
    await expect(fingerprint.fingerprint(doomed.tenantId, 'x')).rejects.toMatchObject({ code: 'shredded' });
    const left = await at.system.query('SELECT 1 FROM tenant_keys WHERE tenant_id = $1 AND wrapped IS NOT NULL', [
      doomed.tenantId,
    ]);
    expect(left).toEqual([]);
    expect(await at.open(connectionId)).toEqual({ auth_token: 'token' });
  });
});

describe('request fingerprints', () => {
  it('are the same for the same body of a tenant, and differ between tenants and from the platform', async () => {
    const fingerprints = at.core.hub.app.get(RequestFingerprint, { strict: false });
    const other = await at.newTenant();
    const of = async (tenantId: string, body: string) =>
      (await fingerprints.fingerprint(tenantId, body)).toString('hex');
    expect(await of(ctx.tenantId, '{}')).toBe(await of(ctx.tenantId, '{}'));
    const all = [
      await of(ctx.tenantId, '{}'),
      await of(ctx.tenantId, '[]'),
      await of(other.tenantId, '{}'),
      await of(PLATFORM_TENANT, '{}'),
    ];
    expect(new Set(all).size).toBe(4);
  });
});
