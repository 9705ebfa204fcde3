import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import { CoreVault, eventually, ManualClock, startCoreHub, TEST_ORIGIN } from '@patchbay/testing';
import { Vault } from './vault.service.ts';

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

describe('credentials', () => {
  it('come back as they were stored, and rest as ciphertext', async () => {
    await at.store(connectionId, 'canary-secret-value');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'canary-secret-value' });
    const rows = await at.system.query<{ row: string }>(
      'SELECT c::text AS row FROM credentials c WHERE connection_id = $1',
      [connectionId],
    );
    expect(rows[0]?.row).not.toContain(Buffer.from('canary-secret-value').toString('hex'));
  });

  it('are described without a value, with version and author', async () => {
    await at.store(connectionId, 'one');
    await at.store(connectionId, 'two');
    expect(await vault.describeCredentials(ctx, connectionId)).toEqual({
      auth_token: {
        set: true,
        reference: null,
        kind: 'api_key',
        version: 2,
        updatedAt: expect.any(Date),
        updatedBy: 'system:test',
      },
    });
    expect(await at.open(connectionId)).toEqual({ auth_token: 'two' });
  });

  it('keep the fields a change does not name, until they are dropped', async () => {
    await at.store(connectionId, 'token');
    await at.store(connectionId, 'other', { field: 'second' });
    expect(await at.open(connectionId)).toEqual({ auth_token: 'token', second: 'other' });
    await at.database.inTransaction(ctx, (inside) => vault.dropCredentials(inside, connectionId, ['second']));
    expect(await at.open(connectionId)).toEqual({ auth_token: 'token' });
  });

  it('are read anew for a verification, whatever is remembered', async () => {
    await at.store(connectionId, 'one');
    const [one] = await at.system.query<{ version: number; sealed: Buffer }>(
      'SELECT version, sealed FROM credentials WHERE connection_id = $1',
      [connectionId],
    );
    await at.store(connectionId, 'two');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'two' });
    // As another process would, whose change was not heard of yet.
    await at.system.query('UPDATE credentials SET version = $2, sealed = $3 WHERE connection_id = $1', [
      connectionId,
      one?.version,
      one?.sealed,
    ]);
    const opened = await vault.openCredentials(ctx.tenantId, connectionId, 'verify', TEST_ORIGIN);
    expect(opened).toEqual({ auth_token: 'one' });
  });

  it('are not opened for another host than they were given for', async () => {
    await at.store(connectionId, 'token');
    await expect(at.open(connectionId, { origin: 'https://evil.example' })).rejects.toMatchObject({
      code: 'origin_mismatch',
    });
    // Also when somebody who can write to the database moves the row to that host.
    await at.system.query('UPDATE credentials SET origin = $2 WHERE connection_id = $1', [
      connectionId,
      'https://evil.example',
    ]);
    forgetCaches();
    await expect(at.open(connectionId, { origin: 'https://evil.example' })).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('are not changed by a transaction that rolls back', async () => {
    await at.store(connectionId, 'kept');
    const failed = at.database.inTransaction(ctx, async (inside) => {
      await vault.storeCredentials(inside, {
        connectionId,
        origin: TEST_ORIGIN,
        fields: { auth_token: { value: 'lost', kind: 'api_key' } },
      });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'kept' });
  });

  it('are stored once each by writers at the same time', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => at.store(connectionId, value)));
    expect((await vault.describeCredentials(ctx, connectionId))['auth_token']?.version).toBe(4);
    expect(['a', 'b', 'c', 'd']).toContain((await at.open(connectionId))['auth_token']);
  });

  it('cost no query when they are warm', async () => {
    await at.store(connectionId, 'token');
    await at.open(connectionId);
    const before = at.queries();
    await at.open(connectionId);
    expect(at.queries()).toBe(before);
  });

  it('changed in one process are seen by another within a second', async () => {
    const other = await startCoreHub({
      database: at.core.database,
      clock,
      env: { PATCHBAY_MASTER_KEYS: at.masterKeys() },
    });
    try {
      const theirs = other.hub.app.get(Vault, { strict: false });
      await at.store(connectionId, 'old');
      expect(await theirs.openCredentials(ctx.tenantId, connectionId, 'call', TEST_ORIGIN)).toEqual({
        auth_token: 'old',
      });
      await at.store(connectionId, 'new');
      await eventually(async () => {
        expect(await theirs.openCredentials(ctx.tenantId, connectionId, 'call', TEST_ORIGIN)).toEqual({
          auth_token: 'new',
        });
      });
    } finally {
      await other.close();
    }
  });
});

describe('a ciphertext', () => {
  it.each([
    ['another tenant', async () => at.newTenant()],
    ['another connection of the tenant', () => Promise.resolve(ctx)],
  ])('copied to %s is refused', async (_where, tenant) => {
    await at.store(connectionId, 'token');
    const target = await tenant();
    const other = await at.newConnection(target);
    await at.database.inTransaction(target, (inside) =>
      vault.storeCredentials(inside, {
        connectionId: other,
        origin: TEST_ORIGIN,
        fields: { auth_token: { value: 'theirs', kind: 'api_key' } },
      }),
    );
    await at.system.query(
      `UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE connection_id = $1) WHERE connection_id = $2`,
      [connectionId, other],
    );
    forgetCaches();
    await expect(vault.openCredentials(target.tenantId, other, 'call', TEST_ORIGIN)).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('is refused with its key moved along from another connection', async () => {
    await at.store(connectionId, 'token');
    const other = await at.newConnection();
    await at.system.query(
      `UPDATE connection_keys SET wrapped = (SELECT wrapped FROM connection_keys WHERE connection_id = $1) WHERE connection_id = $2`,
      [connectionId, other],
    );
    forgetCaches();
    await expect(vault.sealerFor(ctx.tenantId, other)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('of one field, kind or version is refused as another', async () => {
    await at.store(connectionId, 'first');
    const [old] = await at.system.query<{ sealed: Buffer }>('SELECT sealed FROM credentials WHERE connection_id = $1', [
      connectionId,
    ]);
    await at.store(connectionId, 'second');
    await at.store(connectionId, 'third', { field: 'other' });
    const tamper = async (sql: string, values: unknown[]): Promise<void> => {
      await at.system.query(sql, [connectionId, ...values]);
      forgetCaches();
      await expect(at.open(connectionId)).rejects.toMatchObject({ code: 'unreadable' });
    };
    await tamper(`UPDATE credentials SET sealed = $2 WHERE connection_id = $1 AND field = 'auth_token'`, [old?.sealed]);
    await at.store(connectionId, 'again');
    await tamper(`UPDATE credentials SET kind = 'oauth_token' WHERE connection_id = $1 AND field = 'auth_token'`, []);
    await at.store(connectionId, 'again');
    await tamper(
      `UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE connection_id = $1 AND field = 'other') WHERE connection_id = $1 AND field = 'auth_token'`,
      [],
    );
  });
});

/** What a rotation or a change in another process does: everything remembered grows old. */
function forgetCaches(): void {
  clock.advance(3_600_000);
}
