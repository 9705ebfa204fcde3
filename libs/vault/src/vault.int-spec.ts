import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TenantService } from '@patchbay/access';
import type { Context } from '@patchbay/platform';
import {
  Database,
  Metrics,
  newId,
  PLATFORM_TENANT,
  RequestFingerprint,
  SystemDatabase,
  systemContext,
} from '@patchbay/platform';
import type { CoreHub } from '@patchbay/testing';
import { eventually, ManualClock, startCoreHub, TEST_PLATFORM_KEY } from '@patchbay/testing';
import pg from 'pg';
import { SECRET_ENVIRONMENT, SecretResolver } from './secret-resolver.service.ts';
import { Vault } from './vault.service.ts';

const ORIGIN = 'https://api.twilio.com';
const clock = new ManualClock();
let core: CoreHub;
let vault: Vault;
let database: Database;
let system: SystemDatabase;
let ctx: Context;
let connectionId: string;

beforeAll(async () => {
  core = await startCoreHub({ clock });
  vault = core.hub.app.get(Vault, { strict: false });
  database = core.hub.app.get(Database);
  system = core.hub.app.get(SystemDatabase);
  ctx = systemContext(core.tenantId, 'test');
});
afterAll(() => core.close());
beforeEach(async () => {
  connectionId = await newConnection(ctx);
});

/** A connection row, and its key in the vault. */
async function newConnection(of: Context): Promise<string> {
  const id = newId();
  await system.query(
    `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, status, enabled_capabilities, webhook_token, uniqueness)
     VALUES ($1, $2, 'twilio', 'production', 'simulated', 'basic', 'active', '{}', $2, $2)`,
    [of.tenantId, id],
  );
  await database.inTransaction(of, (inside) => vault.createConnectionKey(inside, id));
  return id;
}

async function newTenant(secretPrefixes: string[] = []): Promise<Context> {
  const tenants = core.hub.app.get(TenantService, { strict: false });
  const platform: Context = { tenantId: PLATFORM_TENANT, actor: { kind: 'platform' }, requestId: newId() };
  const { tenant } = await tenants.create(platform, { name: 'T', slug: `t-${newId()}`, secretPrefixes });
  return systemContext(tenant.id, 'test');
}

async function store(
  value: string,
  options: { field?: string; origin?: string; of?: Context; kind?: 'api_key' | 'webhook_secret' } = {},
): Promise<void> {
  const { field = 'auth_token', origin = ORIGIN, of = ctx, kind = 'api_key' } = options;
  await database.inTransaction(of, (inside) =>
    vault.storeCredentials(inside, { connectionId, origin, fields: { [field]: { value, kind } } }),
  );
}

const open = (origin = ORIGIN): Promise<Record<string, string>> =>
  vault.openCredentials(ctx.tenantId, connectionId, 'call', origin);

describe('credentials', () => {
  it('come back as they were stored, and rest as ciphertext', async () => {
    await store('canary-secret-value');
    expect(await open()).toEqual({ auth_token: 'canary-secret-value' });
    const rows = await system.query<{ row: string }>(
      'SELECT c::text AS row FROM credentials c WHERE connection_id = $1',
      [connectionId],
    );
    expect(rows[0]?.row).not.toContain(Buffer.from('canary-secret-value').toString('hex'));
  });

  it('are described without a value, with version and author', async () => {
    await store('one');
    await store('two');
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
    expect(await open()).toEqual({ auth_token: 'two' });
  });

  it('keep the fields a change does not name, until they are dropped', async () => {
    await store('token');
    await store('other', { field: 'second' });
    expect(await open()).toEqual({ auth_token: 'token', second: 'other' });
    await database.inTransaction(ctx, (inside) => vault.dropCredentials(inside, connectionId, ['second']));
    expect(await open()).toEqual({ auth_token: 'token' });
  });

  it('are not opened for another host than they were given for', async () => {
    await store('token');
    await expect(open('https://evil.example')).rejects.toMatchObject({ code: 'origin_mismatch' });
    // Also when somebody who can write to the database moves the row to that host.
    await system.query('UPDATE credentials SET origin = $2 WHERE connection_id = $1', [
      connectionId,
      'https://evil.example',
    ]);
    await forgetCaches();
    await expect(open('https://evil.example')).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('are not changed by a transaction that rolls back', async () => {
    await store('kept');
    const failed = database.inTransaction(ctx, async (inside) => {
      await vault.storeCredentials(inside, {
        connectionId,
        origin: ORIGIN,
        fields: { auth_token: { value: 'lost', kind: 'api_key' } },
      });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await open()).toEqual({ auth_token: 'kept' });
  });

  it('are stored once each by writers at the same time', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => store(value)));
    expect((await vault.describeCredentials(ctx, connectionId))['auth_token']?.version).toBe(4);
    expect(['a', 'b', 'c', 'd']).toContain((await open())['auth_token']);
  });

  it('cost no query when they are warm', async () => {
    await store('token');
    await open();
    const before = system.counter.queriesTotal + database.counter.queriesTotal;
    await open();
    expect(system.counter.queriesTotal + database.counter.queriesTotal).toBe(before);
  });

  it('changed in one process are seen by another within a second', async () => {
    const other = await startCoreHub({ database: core.database, clock, env: sameMasterKeys() });
    try {
      const theirs = other.hub.app.get(Vault, { strict: false });
      await store('old');
      expect(await theirs.openCredentials(ctx.tenantId, connectionId, 'call', ORIGIN)).toEqual({ auth_token: 'old' });
      await store('new');
      await eventually(async () => {
        expect(await theirs.openCredentials(ctx.tenantId, connectionId, 'call', ORIGIN)).toEqual({ auth_token: 'new' });
      });
    } finally {
      await other.close();
    }
  });
});

describe('a ciphertext', () => {
  it.each([
    ['another tenant', async () => newTenant()],
    ['another connection of the tenant', () => Promise.resolve(ctx)],
  ])('copied to %s is refused', async (_where, tenant) => {
    await store('token');
    const target = await tenant();
    const other = await newConnection(target);
    await database.inTransaction(target, (inside) =>
      vault.storeCredentials(inside, {
        connectionId: other,
        origin: ORIGIN,
        fields: { auth_token: { value: 'theirs', kind: 'api_key' } },
      }),
    );
    await system.query(
      `UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE connection_id = $1) WHERE connection_id = $2`,
      [connectionId, other],
    );
    await forgetCaches();
    await expect(vault.openCredentials(target.tenantId, other, 'call', ORIGIN)).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('is refused with its key moved along from another connection', async () => {
    await store('token');
    const other = await newConnection(ctx);
    await system.query(
      `UPDATE connection_keys SET wrapped = (SELECT wrapped FROM connection_keys WHERE connection_id = $1) WHERE connection_id = $2`,
      [connectionId, other],
    );
    await forgetCaches();
    await expect(vault.sealerFor(ctx.tenantId, other)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('of one field, kind or version is refused as another', async () => {
    await store('first');
    const [old] = await system.query<{ sealed: Buffer }>('SELECT sealed FROM credentials WHERE connection_id = $1', [
      connectionId,
    ]);
    await store('second');
    await store('third', { field: 'other' });
    const tamper = async (sql: string, values: unknown[]): Promise<void> => {
      await system.query(sql, [connectionId, ...values]);
      await forgetCaches();
      await expect(open()).rejects.toMatchObject({ code: 'unreadable' });
    };
    await tamper(`UPDATE credentials SET sealed = $2 WHERE connection_id = $1 AND field = 'auth_token'`, [old?.sealed]);
    await store('again');
    await tamper(`UPDATE credentials SET kind = 'oauth_token' WHERE connection_id = $1 AND field = 'auth_token'`, []);
    await store('again');
    await tamper(
      `UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE connection_id = $1 AND field = 'other') WHERE connection_id = $1 AND field = 'auth_token'`,
      [],
    );
  });
});

describe('purposes', () => {
  it('decide which kinds are opened', async () => {
    await store('token');
    await store('whsec', { field: 'webhook_secret', kind: 'webhook_secret' });
    expect(Object.keys(await open())).toEqual(['auth_token']);
    expect(Object.keys(await vault.openCredentials(ctx.tenantId, connectionId, 'webhook', ORIGIN))).toEqual([
      'auth_token',
      'webhook_secret',
    ]);
  });

  it('of the pipeline are counted and leave no audit entry', async () => {
    await store('token');
    const entries = await auditActions();
    await open();
    expect(await auditActions()).toEqual(entries);
    const metrics = await core.hub.app.get(Metrics).registry.metrics();
    expect(metrics).toMatch(/patchbay_credentials_opened_total\{purpose="call"\} [1-9]/);
  });

  it('that are not in the registry, or are for people, are refused to the pipeline', async () => {
    await store('token');
    for (const purpose of ['person', 'export']) {
      await expect(vault.openCredentials(ctx.tenantId, connectionId, purpose as 'call', ORIGIN)).rejects.toMatchObject({
        code: 'purpose_refused',
      });
    }
  });

  it('of people are audited before the value is released', async () => {
    await store('token');
    const disclosure = { connectionId, field: 'auth_token', purpose: 'person', reason: 'support case 7' } as const;
    // Even when the transaction around it is rolled back.
    const rolledBack = database.inTransaction(ctx, async (inside) => {
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
    await store('token');
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

describe('secret references', () => {
  const environment = (): Record<string, string | undefined> => core.hub.app.get(SECRET_ENVIRONMENT, { strict: false });

  it('are resolved at each use, and described as they are', async () => {
    environment()['PATCHBAY_SECRET_TWILIO'] = 'from-the-environment';
    await store('env://PATCHBAY_SECRET_TWILIO');
    expect(await open()).toEqual({ auth_token: 'from-the-environment' });
    expect((await vault.describeCredentials(ctx, connectionId))['auth_token']?.reference).toBe(
      'env://PATCHBAY_SECRET_TWILIO',
    );
    environment()['PATCHBAY_SECRET_TWILIO'] = 'changed';
    clock.advance(20_000);
    expect(await open()).toEqual({ auth_token: 'changed' });
  });

  it('give way to the variable of ?env= when it is set', async () => {
    environment()['PATCHBAY_SECRET_A'] = 'a';
    delete environment()['PATCHBAY_SECRET_B'];
    await store('env://PATCHBAY_SECRET_A?env=PATCHBAY_SECRET_B');
    expect(await open()).toEqual({ auth_token: 'a' });
    environment()['PATCHBAY_SECRET_B'] = 'b';
    expect(await open()).toEqual({ auth_token: 'b' });
  });

  it.each([
    ['env://HOME', 'is not readable'],
    ['gcp://projects/p/secrets/s/versions/1', 'cannot resolve gcp://'],
    ['what://ever', 'cannot resolve what://'],
    ['env://two words', 'printable'],
  ])('%s cannot be stored', async (value, why) => {
    await expect(store(value)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: { 'credentials.auth_token': [expect.stringContaining(why)] },
    });
  });

  it('are for tenants that were granted them, from the grant to its withdrawal', async () => {
    environment()['PATCHBAY_SECRET_ACME_X'] = 'acme';
    const acme = await newTenant(['env://PATCHBAY_SECRET_ACME_']);
    connectionId = await newConnection(acme);
    await expect(store('env://PATCHBAY_SECRET_TWILIO', { of: acme })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    await store('env://PATCHBAY_SECRET_ACME_X', { of: acme });
    const opened = () => vault.openCredentials(acme.tenantId, connectionId, 'call', ORIGIN);
    expect(await opened()).toEqual({ auth_token: 'acme' });
    await core.request('PATCH', `/api/v1/tenants/${acme.tenantId}`, {
      key: TEST_PLATFORM_KEY,
      body: { secret_prefixes: [] },
    });
    await expect(opened()).rejects.toMatchObject({ code: 'reference_refused' });
  });

  it('name themselves, never a value, when they cannot be resolved', async () => {
    await store('env://PATCHBAY_SECRET_NOBODY');
    await expect(open()).rejects.toMatchObject({
      code: 'reference_not_found',
      message: 'env://PATCHBAY_SECRET_NOBODY names no secret that is set.',
    });
  });

  it('shown in the row are for people: changing them there changes nothing', async () => {
    environment()['PATCHBAY_SECRET_A'] = 'a';
    await store('env://PATCHBAY_SECRET_A');
    await system.query(`UPDATE credentials SET reference = 'env://PATCHBAY_SECRET_TWILIO' WHERE connection_id = $1`, [
      connectionId,
    ]);
    await forgetCaches();
    expect(await open()).toEqual({ auth_token: 'a' });
  });

  it('go through the chain by priority, and only "not found" moves on', async () => {
    const resolver = core.hub.app.get(SecretResolver, { strict: false });
    const answers: Record<string, () => Promise<{ found: true; value: string } | { found: false }>> = {
      first: () => Promise.resolve({ found: false }),
      second: () => Promise.resolve({ found: true, value: 'second' }),
    };
    for (const [priority, name] of ['second', 'first'].entries()) {
      resolver.register({ name, scheme: 'chain', priority: 10 - priority, resolve: () => answers[name]!() });
    }
    const of = await newTenant(['chain://']);
    expect(await resolver.resolve(of.tenantId, 'chain://a')).toBe('second');
    answers['first'] = () => Promise.reject(new Error('down, and by the way the token is hunter2'));
    const failed = resolver.resolve(of.tenantId, 'chain://b');
    await expect(failed).rejects.toMatchObject({
      code: 'reference_failed',
      message: 'chain://b could not be resolved: first failed.',
    });
  });
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
    const other = await vault.sealerFor(ctx.tenantId, await newConnection(ctx));
    expect(() => other.open('operation.input', 'op1', sealed)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });
});

describe('shredding', () => {
  it('a connection makes what was sealed for it unreadable, and new credentials start afresh', async () => {
    await store('token');
    const sealer = await vault.sealerFor(ctx.tenantId, connectionId);
    const sealed = sealer.seal('operation.input', 'op1', 'x');
    await database.inTransaction(ctx, (inside) => vault.shredConnection(inside, connectionId));
    await expect(open()).rejects.toMatchObject({ code: 'shredded' });
    await expect(vault.sealerFor(ctx.tenantId, connectionId)).rejects.toMatchObject({ code: 'shredded' });
    expect(vault.sealerNow(ctx.tenantId, connectionId)).toBeUndefined();
    expect(await vault.describeCredentials(ctx, connectionId)).toEqual({});
    // Work in flight that holds a sealer finishes.
    expect(sealer.open('operation.input', 'op1', sealed).toString()).toBe('x');
    await store('fresh');
    expect(await open()).toEqual({ auth_token: 'fresh' });
    const fresh = await vault.sealerFor(ctx.tenantId, connectionId);
    expect(() => fresh.open('operation.input', 'op1', sealed)).toThrow(expect.objectContaining({ code: 'no_key' }));
  });

  it('a tenant destroys every key it has, and no other tenant’s', async () => {
    const doomed = await newTenant();
    const theirs = await newConnection(doomed);
    await store('token');
    await vault.sealerFor(doomed.tenantId, theirs);
    await core.request('DELETE', `/api/v1/tenants/${doomed.tenantId}`, { key: TEST_PLATFORM_KEY });
    await expect(vault.sealerFor(doomed.tenantId, theirs)).rejects.toMatchObject({ code: 'shredded' });
    const fingerprint = core.hub.app.get(RequestFingerprint, { strict: false });
    await expect(fingerprint.fingerprint(doomed.tenantId, 'x')).rejects.toMatchObject({ code: 'shredded' });
    const left = await system.query('SELECT 1 FROM tenant_keys WHERE tenant_id = $1 AND wrapped IS NOT NULL', [
      doomed.tenantId,
    ]);
    expect(left).toEqual([]);
    expect(await open()).toEqual({ auth_token: 'token' });
  });
});

describe('request fingerprints', () => {
  it('are the same for the same body of a tenant, and differ between tenants and from the platform', async () => {
    const fingerprints = core.hub.app.get(RequestFingerprint, { strict: false });
    const other = await newTenant();
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

describe('GET /api/v1/vault/keys', () => {
  it('shows versions and counts of the tenant, and no material', async () => {
    await store('token');
    const answer = await core.request('GET', '/api/v1/vault/keys');
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
    const key = await core.request('POST', '/api/v1/api-keys', { body: { name: 'x', scopes: ['keys:read'] } });
    expect(await core.request('GET', '/api/v1/vault/keys', { key: String(key.body.data['api_key']) })).toMatchObject({
      status: 403,
    });
    expect(await core.request('GET', '/api/v1/vault/keys', { key: null })).toMatchObject({ status: 401 });
    expect(await core.request('GET', '/api/v1/vault/keys?x=1')).toMatchObject({ status: 422 });
  });
});

/** What a rotation or a change in another process does: everything remembered grows old. */
async function forgetCaches(): Promise<void> {
  clock.advance(3_600_000);
  await Promise.resolve();
}

function sameMasterKeys(): Record<string, string> {
  const { masterKeys } = core.hub.settings;
  return { PATCHBAY_MASTER_KEYS: masterKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',') };
}

async function auditActions(): Promise<string[]> {
  const rows = await system.query<{ action: string }>('SELECT action FROM audit_log WHERE tenant_id = $1 ORDER BY id', [
    ctx.tenantId,
  ]);
  return rows.map((row) => row.action);
}

async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: core.database.url });
  await client.connect();
  return client;
}
