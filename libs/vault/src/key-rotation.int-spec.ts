import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import type { CoreHub, TestDatabase } from '@patchbay/testing';
import { CoreVault, ManualClock, startCoreHub, startTestDatabase, TEST_ORIGIN } from '@patchbay/testing';
import { randomBytes } from 'node:crypto';
import { KeyRotation } from './key-rotation.service.ts';

const OLD = `old:${randomBytes(32).toString('base64')}`;
const NEW = `new:${randomBytes(32).toString('base64')}`;

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

const clock = new ManualClock();

interface Process extends CoreVault {
  readonly rotation: KeyRotation;
}

/** A process of the hub with these master keys. */
async function start(...masterKeys: string[]): Promise<Process> {
  const core = await startCoreHub({ database, clock, env: { PATCHBAY_MASTER_KEYS: masterKeys.join(',') } });
  hubs.push(core);
  return Object.assign(new CoreVault(core), { rotation: core.hub.app.get(KeyRotation, { strict: false }) });
}

/** A connection with two credentials. */
async function newConnection(at: Process, ctx: Context, secret: string): Promise<string> {
  const id = await at.newConnection(ctx);
  await at.store(id, secret, { ctx, field: 'token' });
  await at.store(id, `${secret}-2`, { ctx, field: 'second' });
  return id;
}

const read = async (at: Process, ctx: Context, id: string): Promise<string | undefined> =>
  (await at.vault.openCredentials(ctx.tenantId, id, 'call', TEST_ORIGIN))['token'];

class Killed extends Error {}

describe('a new master key', () => {
  it('takes over every tenant’s keys, after which the old one may go', async () => {
    const before = await start(OLD);
    const tenants = [await before.newTenant(), await before.newTenant(), await before.newTenant()];
    const ids = await Promise.all(tenants.map((ctx, index) => newConnection(before, ctx, `secret-${index}`)));
    const between = await start(NEW, OLD);
    expect(await read(between, tenants[0]!, ids[0]!)).toBe('secret-0');
    // Two keys each, and the bootstrap tenant's.
    expect(await between.rotation.rewrapTenantKeys()).toEqual({ done: 8, unreadable: [] });
    expect(await between.rotation.rewrapTenantKeys()).toEqual({ done: 0, unreadable: [] });
    const after = await start(NEW);
    expect(await Promise.all(tenants.map((ctx, index) => read(after, ctx, ids[index]!)))).toEqual([
      'secret-0',
      'secret-1',
      'secret-2',
    ]);
    await expect((await start(OLD)).vault.sealerFor(tenants[0]!.tenantId, ids[0]!)).rejects.toMatchObject({
      code: 'no_key',
      message: 'Master key "new" is needed and not there: add it to the end of PATCHBAY_MASTER_KEYS.',
    });
  });

  it('can be killed at any row and taken up again, readable all the while', async () => {
    const before = await start(OLD);
    const ctx = await before.newTenant();
    const id = await newConnection(before, ctx, 'secret');
    await before.newTenant();
    const between = await start(NEW, OLD);
    const reader = await start(NEW, OLD);
    let runs = 0;
    const left = () => before.system.query(`SELECT 1 FROM tenant_keys WHERE master_key_id = 'old'`);
    for (; (await left()).length > 0; runs += 1) {
      const killed = between.rotation.rewrapTenantKeys({
        batch: 1,
        onProgress: () => {
          throw new Killed();
        },
      });
      await expect(killed).rejects.toBeInstanceOf(Killed);
      clock.advance(3_600_000);
      expect(await read(reader, ctx, id)).toBe('secret');
    }
    expect(runs).toBe(6);
  });

  it('sets aside what it cannot open, reports it, and does the others', async () => {
    const before = await start(OLD);
    const [damaged, sound] = [await before.newTenant(), await before.newTenant()];
    const id = await newConnection(before, sound, 'secret');
    await before.system.query(
      `UPDATE tenant_keys SET wrapped = set_byte(wrapped, 60, 255 - get_byte(wrapped, 60)) WHERE tenant_id = $1 AND purpose = 'data'`,
      [damaged.tenantId],
    );
    const between = await start(NEW, OLD);
    expect(await between.rotation.rewrapTenantKeys({ batch: 2 })).toEqual({
      done: 5,
      unreadable: [{ tenantId: damaged.tenantId, what: 'tenant_key', name: 'data/1' }],
    });
    expect(await read(await start(NEW), sound, id)).toBe('secret');
    const marked = await before.system.query('SELECT tenant_id FROM tenant_keys WHERE unreadable_since IS NOT NULL');
    expect(marked).toEqual([{ tenant_id: damaged.tenantId }]);
  });
});

describe('a new tenant key', () => {
  it('re-seals every credential under new keys, keeps payloads readable and destroys the old key', async () => {
    const at = await start(OLD);
    const ctx = await at.newTenant();
    const ids = await Promise.all(['a', 'b', 'c'].map((secret) => newConnection(at, ctx, secret)));
    const payload = (await at.vault.sealerFor(ctx.tenantId, ids[0]!)).seal('operation.input', 'op', 'hello');
    const sealedBefore = await at.system.query('SELECT sealed FROM credentials WHERE tenant_id = $1', [ctx.tenantId]);

    expect(await at.rotation.reencryptTenant(ctx.tenantId)).toEqual({ done: 3, unreadable: [] });

    expect(await Promise.all(ids.map((id) => read(at, ctx, id)))).toEqual(['a', 'b', 'c']);
    const opened = await at.vault.openPayload(
      { tenantId: ctx.tenantId, connectionId: ids[0]! },
      'operation.input',
      'op',
      payload,
    );
    expect(opened.toString()).toBe('hello');
    const sealedAfter = await at.system.query('SELECT sealed FROM credentials WHERE tenant_id = $1', [ctx.tenantId]);
    expect(sealedAfter).toHaveLength(sealedBefore.length);
    expect(JSON.stringify(sealedAfter)).not.toBe(JSON.stringify(sealedBefore));
    const keys = await at.system.query(
      `SELECT version, wrapped IS NULL AS gone, retired_at IS NOT NULL AS retired FROM tenant_keys
       WHERE tenant_id = $1 AND purpose = 'data' ORDER BY version`,
      [ctx.tenantId],
    );
    expect(keys).toEqual([
      { version: 1, gone: true, retired: true },
      { version: 2, gone: false, retired: false },
    ]);
    const versions = await at.system.query(
      'SELECT DISTINCT tenant_key_version AS version FROM connection_keys WHERE tenant_id = $1',
      [ctx.tenantId],
    );
    expect(versions).toEqual([{ version: 2 }]);
  });

  it('is read at once by a process that remembers the old keys', async () => {
    const [rotating, serving] = [await start(OLD), await start(OLD)];
    const ctx = await rotating.newTenant();
    const id = await newConnection(rotating, ctx, 'secret');
    expect(await read(serving, ctx, id)).toBe('secret');
    const reads: (string | undefined)[] = [];
    await rotating.rotation.reencryptTenant(ctx.tenantId, {
      onProgress: async () => {
        reads.push(await read(serving, ctx, id));
      },
    });
    const young = (await rotating.vault.sealerFor(ctx.tenantId, id)).seal('x', '1', 'young');
    reads.push(
      (await serving.vault.openPayload({ tenantId: ctx.tenantId, connectionId: id }, 'x', '1', young)).toString(),
    );
    expect(reads).toEqual(['secret', 'young']);
  });

  it('can be killed after any connection and taken up again, as the same rotation', async () => {
    const at = await start(OLD);
    const ctx = await at.newTenant();
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((secret) => newConnection(at, ctx, secret)));
    for (let kills = 0; kills < 4; kills += 1) {
      const stop = at.rotation.reencryptTenant(ctx.tenantId, {
        onProgress: () => {
          throw new Killed();
        },
      });
      await expect(stop).rejects.toBeInstanceOf(Killed);
      expect(await Promise.all(ids.map((id) => read(at, ctx, id)))).toEqual(['a', 'b', 'c', 'd']);
    }
    await at.rotation.reencryptTenant(ctx.tenantId);
    const keys = await at.system.query<{ version: number }>(
      `SELECT version FROM tenant_keys WHERE tenant_id = $1 AND purpose = 'data' AND wrapped IS NOT NULL`,
      [ctx.tenantId],
    );
    expect(keys).toEqual([{ version: 2 }]);
    expect(await Promise.all(ids.map((id) => read(at, ctx, id)))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('covers connections made and credentials given while it runs', async () => {
    const at = await start(OLD);
    const ctx = await at.newTenant();
    const first = await newConnection(at, ctx, 'first');
    let late = '';
    await at.rotation.reencryptTenant(ctx.tenantId, {
      onProgress: async () => {
        late ||= await newConnection(at, ctx, 'late');
        await at.database.inTransaction(ctx, (inside) =>
          at.vault.storeCredentials(inside, {
            connectionId: first,
            origin: TEST_ORIGIN,
            fields: { token: { value: 'changed', kind: 'api_key' } },
          }),
        );
      },
    });
    expect([await read(at, ctx, first), await read(at, ctx, late)]).toEqual(['changed', 'late']);
    const left = await at.system.query(
      'SELECT 1 FROM connection_keys WHERE tenant_id = $1 AND tenant_key_version < 2',
      [ctx.tenantId],
    );
    expect(left).toEqual([]);
  });

  it('sets aside a damaged credential and a damaged key, reports them, and does the others', async () => {
    const at = await start(OLD);
    const ctx = await at.newTenant();
    const [one, two, three] = [
      await newConnection(at, ctx, 'one'),
      await newConnection(at, ctx, 'two'),
      await newConnection(at, ctx, 'three'),
    ];
    const flip = `set_byte(%, 50, 255 - get_byte(%, 50))`;
    await at.system.query(
      `UPDATE credentials SET sealed = ${flip.replaceAll('%', 'sealed')} WHERE connection_id = $1 AND field = 'second'`,
      [one],
    );
    await at.system.query(
      `UPDATE connection_keys SET wrapped = ${flip.replaceAll('%', 'wrapped')} WHERE connection_id = $1`,
      [two],
    );
    const { done, unreadable } = await at.rotation.reencryptTenant(ctx.tenantId);
    expect(done).toBe(3);
    expect(unreadable).toEqual([
      { tenantId: ctx.tenantId, what: 'credential', name: `${one}/second` },
      { tenantId: ctx.tenantId, what: 'connection_key', name: `${two}/1` },
    ]);
    expect(await read(at, ctx, three)).toBe('three');
    await expect(read(at, ctx, two)).rejects.toMatchObject({ code: 'unreadable' });
    // Somebody gives the lost ones again.
    for (const connectionId of [one, two]) {
      await at.database.inTransaction(ctx, (inside) =>
        at.vault.storeCredentials(inside, {
          connectionId,
          origin: TEST_ORIGIN,
          fields: { token: { value: 'again', kind: 'api_key' }, second: { value: 'again', kind: 'api_key' } },
        }),
      );
      expect(await read(at, ctx, connectionId)).toBe('again');
    }
  });

  it('leaves other tenants alone and is written down', async () => {
    const at = await start(OLD);
    const [ctx, other] = [await at.newTenant(), await at.newTenant()];
    const theirs = await newConnection(at, other, 'theirs');
    await at.rotation.reencryptTenant(ctx.tenantId);
    expect(await read(at, other, theirs)).toBe('theirs');
    const log = await at.system.query('SELECT tenant_id, actor FROM audit_log WHERE action = $1', [
      'vault.tenant_key_rotated',
    ]);
    expect(log).toEqual([{ tenant_id: ctx.tenantId, actor: { kind: 'system', name: 'key_rotation' } }]);
  });
});
