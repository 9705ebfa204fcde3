import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HubAnswer, HubClient, TestHome, TestHub, TestTenant } from '@patchbay/testing';
import { aStripeConnection, connect, eventually, startHubIn, startTestHome } from '@patchbay/testing';
import pg from 'pg';

// Somebody who writes to the database moves ciphertexts to where they would be useful. None of them opens there.

interface View {
  readonly id: string;
  readonly status: string;
  readonly health: { readonly state: string; readonly reason: string | null };
}

interface Case {
  readonly name: string;
  readonly tenant: TestTenant;
  readonly id: string;
}

let home: TestHome;
let hub: TestHub;
let sql: pg.Client;
/** Connections whose stored secret was tampered with. */
const spoilt: Case[] = [];
/** Connections beside them that nobody touched. */
const sound: Case[] = [];

beforeAll(async () => {
  home = await startTestHome();
  sql = new pg.Client(home.database.superuserUrl);
  await sql.connect();
  hub = await startHubIn(home);
  const tenants = await Promise.all(['alice', 'bob', 'carol', 'dave'].map((name) => hub.tenant(name)));
  const [alice, bob, carol, dave] = tenants as [TestTenant, TestTenant, TestTenant, TestTenant];
  for (const tenant of [alice, bob]) sound.push(await aCustom(tenant, 'untouched'));
  await swapCredentials(alice, bob);
  await alterCredentials(alice);
  await swapKeys(alice, carol, dave);
  // What a hub holds in memory was right: another process is to find what the database says now.
  await hub.close();
  await tamper();
  hub = await startHubIn(home);
});

afterAll(async () => {
  await hub.close();
  await sql.end();
  await home.close();
});

/** Run once every connection is made: the tampering of a case must not disturb the making of the next. */
const statements: (readonly [text: string, values: unknown[]])[] = [];

async function tamper(): Promise<void> {
  for (const [text, values] of statements) {
    const { rowCount } = await sql.query(text, values);
    if (rowCount === 0) throw new Error(`This changed no row: ${text}`);
  }
}

async function aCustom(tenant: TestTenant, name: string): Promise<Case> {
  const body = {
    provider: 'custom',
    label: name,
    environment: 'sandbox',
    credentials: { secret: `secret of ${name}` },
    config: { base_url: 'https://api.example.com', health_path: `/health/${slug(name)}` },
    enabled_capabilities: ['http_request'],
  };
  const { id, status } = await connect<View>(as(tenant), body);
  if (status !== 'active') throw new Error(`${name} is ${status}`);
  return { name, tenant, id };
}

/** With the tenant's key at the hub that runs now. */
function as(tenant: TestTenant): HubClient {
  return hub.withKey(tenant.apiKey);
}

function slug(name: string): string {
  return name.replace(/\W+/g, '-');
}

async function spoil(tenant: TestTenant, name: string): Promise<Case> {
  const made = await aCustom(tenant, name);
  spoilt.push(made);
  return made;
}

const SWAP = `UPDATE credentials a SET sealed = b.sealed FROM (SELECT sealed FROM credentials WHERE connection_id = $2
  AND field = $4) b WHERE a.connection_id = $1 AND a.field = $3`;

/** Both at once, so that neither is left with its own. */
async function swap(one: string, other: string, fields: [string, string] = ['secret', 'secret']): Promise<void> {
  const sealed = async (id: string, field: string): Promise<Buffer | undefined> => {
    const text = 'SELECT sealed FROM credentials WHERE connection_id = $1 AND field = $2';
    return (await sql.query<{ sealed: Buffer }>(text, [id, field])).rows[0]?.sealed;
  };
  const kept = await sealed(one, fields[0]);
  statements.push([SWAP, [one, other, fields[0], fields[1]]]);
  statements.push([
    'UPDATE credentials SET sealed = $3 WHERE connection_id = $1 AND field = $2',
    [other, fields[1], kept],
  ]);
}

async function swapCredentials(alice: TestTenant, bob: TestTenant): Promise<void> {
  await swap((await spoil(alice, "swapped with bob's")).id, (await spoil(bob, "swapped with alice's")).id);
  await swap((await spoil(alice, 'swapped with a sister')).id, (await spoil(alice, 'the sister')).id);
  const stripe = await connect<View>(as(alice), {
    ...aStripeConnection(),
    credentials: { secret_key: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc', webhook_secret: 'whsec_0123456789abcdef' },
  });
  spoilt.push({ name: 'key and webhook secret swapped', tenant: alice, id: stripe.id });
  await swap(stripe.id, stripe.id, ['secret_key', 'webhook_secret']);
  const versions = await spoil(alice, 'an earlier version');
  const before = await sql.query<{ sealed: Buffer }>('SELECT sealed FROM credentials WHERE connection_id = $1', [
    versions.id,
  ]);
  await as(alice).must(200, 'PATCH', `/api/v1/integrations/${versions.id}`, {
    body: { credentials: { secret: 'a newer secret' } },
  });
  await eventually(async () => (await status(alice, versions.id)) === 'active');
  statements.push([
    'UPDATE credentials SET sealed = $2 WHERE connection_id = $1',
    [versions.id, before.rows[0]?.sealed],
  ]);
}

async function status(tenant: TestTenant, id: string): Promise<string> {
  return (await as(tenant).must<View>(200, 'GET', `/api/v1/integrations/${id}`)).status;
}

async function alterCredentials(alice: TestTenant): Promise<void> {
  const alterations: Record<string, string> = {
    'another kind': `kind = 'oauth_token'`,
    'another version number': 'version = version + 1',
    'another origin': `origin = 'simulated+https://evil.example.com'`,
    'said to be a reference': `reference = 'env://PATCHBAY_SECRET_X'`,
    'one bit flipped':
      'sealed = set_bit(sealed, (length(sealed) - 1) * 8, 1 - get_bit(sealed, (length(sealed) - 1) * 8))',
    'cut short': 'sealed = substr(sealed, 1, 20)',
    emptied: `sealed = ''`,
    'another key named': `sealed = set_byte(sealed, 3, get_byte(sealed, 3) + 1)`,
  };
  for (const [name, change] of Object.entries(alterations)) {
    const { id } = await spoil(alice, name);
    statements.push([`UPDATE credentials SET ${change} WHERE connection_id = $1`, [id]]);
  }
  const redirected = await spoil(alice, 'sent to another host');
  statements.push([
    `UPDATE connections SET config = config || '{"base_url": "https://evil.example.com"}' WHERE id = $1`,
    [redirected.id],
  ]);
  const both = await spoil(alice, 'sent to another host, and said so');
  statements.push([
    `UPDATE connections SET config = config || '{"base_url": "https://evil.example.com"}' WHERE id = $1`,
    [both.id],
  ]);
  statements.push([
    `UPDATE credentials SET origin = 'simulated+https://evil.example.com' WHERE connection_id = $1`,
    [both.id],
  ]);
}

async function swapKeys(alice: TestTenant, carol: TestTenant, dave: TestTenant): Promise<void> {
  const [one, other] = [await spoil(alice, "a sister's key"), await spoil(alice, 'its sister')];
  const ofConnection = `UPDATE connection_keys a SET wrapped = b.wrapped FROM connection_keys b
    WHERE (a.connection_id, b.connection_id) IN (($1, $2), ($2, $1)) AND a.version = b.version`;
  statements.push([ofConnection, [one.id, other.id]]);
  for (const tenant of [carol, dave]) await spoil(tenant, "another tenant's data key");
  const ofTenant = `UPDATE tenant_keys a SET wrapped = b.wrapped FROM tenant_keys b
    WHERE (a.tenant_id, b.tenant_id) IN (($1, $2), ($2, $1)) AND a.purpose = b.purpose AND a.version = b.version`;
  statements.push([ofTenant, [carol.id, dave.id]]);
}

function request({ tenant, id, name }: Case): Promise<HubAnswer> {
  const isStripe = name.startsWith('key and webhook');
  const what = isStripe
    ? { capability: 'verify_payment', input: { payment_id: 'pi_123' } }
    : { capability: 'http_request', input: { method: 'GET', path: `/op/${slug(name)}` } };
  return as(tenant).request('POST', '/api/v1/operations', {
    body: { ...what, mode: 'sync', environment: 'sandbox', integration_id: id },
  });
}

describe('a secret that was tampered with', () => {
  it('serves no operation, and its connection says why', async () => {
    const seen = home.sandbox.journal.newest;
    for (const each of spoilt) {
      const answer = await request(each);
      expect([each.name, answer.status, answer.body.code]).toEqual([each.name, 502, 'vendor_error']);
      expect(answer.body.message).toMatch(/credential|stored value|key/i);
    }
    for (const { name, tenant, id } of spoilt) {
      const view = await eventually(async () => {
        const now = await as(tenant).must<View>(200, 'GET', `/api/v1/integrations/${id}`);
        if (now.status !== 'error') throw new Error(`${name} is ${now.status}`);
        return now;
      });
      expect([name, view.health.state, view.health.reason === null]).toEqual([name, 'error', false]);
    }
    expect(home.sandbox.journal.after(seen)).toEqual([]);
  });

  it('verifies as bad, without a vendor being asked', async () => {
    const seen = home.sandbox.journal.newest;
    for (const { name, tenant, id } of spoilt) {
      const view = await as(tenant).must<{ ok: boolean; status: string }>(
        200,
        'POST',
        `/api/v1/integrations/${id}/verify`,
      );
      expect([name, view.ok, view.status]).toEqual([name, false, 'error']);
    }
    expect(home.sandbox.journal.after(seen)).toEqual([]);
  });

  it('keeps no other connection from serving', async () => {
    for (const each of sound) {
      expect((await request(each)).status).toBe(200);
      expect(await status(each.tenant, each.id)).toBe('active');
    }
  });

  it('can be given again', async () => {
    const curable = spoilt.filter(({ name }) => !/data key|host|webhook/.test(name));
    for (const { name, tenant, id } of curable) {
      await as(tenant).must(200, 'PATCH', `/api/v1/integrations/${id}`, {
        body: { credentials: { secret: 'given again' } },
      });
      await eventually(async () => {
        if ((await status(tenant, id)) !== 'active') throw new Error(`${name} stays bad`);
      });
    }
  });
});
