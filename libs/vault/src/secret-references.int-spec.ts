import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/platform';
import { CoreVault, ManualClock, startCoreHub, TEST_ORIGIN, TEST_PLATFORM_KEY } from '@patchbay/testing';
import { SECRET_ENVIRONMENT, SecretResolver } from './secret-resolver.service.ts';
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

describe('secret references', () => {
  const environment = (): Record<string, string | undefined> =>
    at.core.hub.app.get(SECRET_ENVIRONMENT, { strict: false });

  it('are resolved at each use, and described as they are', async () => {
    environment()['PATCHBAY_SECRET_TWILIO'] = 'from-the-environment';
    await at.store(connectionId, 'env://PATCHBAY_SECRET_TWILIO');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'from-the-environment' });
    expect((await vault.describeCredentials(ctx, connectionId))['auth_token']?.reference).toBe(
      'env://PATCHBAY_SECRET_TWILIO',
    );
    environment()['PATCHBAY_SECRET_TWILIO'] = 'changed';
    clock.advance(20_000);
    expect(await at.open(connectionId)).toEqual({ auth_token: 'changed' });
  });

  it('give way to the variable of ?env= when it is set', async () => {
    environment()['PATCHBAY_SECRET_A'] = 'a';
    delete environment()['PATCHBAY_SECRET_B'];
    await at.store(connectionId, 'env://PATCHBAY_SECRET_A?env=PATCHBAY_SECRET_B');
    expect(await at.open(connectionId)).toEqual({ auth_token: 'a' });
    environment()['PATCHBAY_SECRET_B'] = 'b';
    expect(await at.open(connectionId)).toEqual({ auth_token: 'b' });
  });

  it.each([
    ['env://HOME', 'is not readable'],
    ['gcp://projects/p/secrets/s/versions/1', 'cannot resolve gcp://'],
    ['what://ever', 'cannot resolve what://'],
    ['env://two words', 'printable'],
  ])('%s cannot be stored', async (value, why) => {
    await expect(at.store(connectionId, value)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: { 'credentials.auth_token': [expect.stringContaining(why)] },
    });
  });

  it('are for tenants that were granted them, from the grant to its withdrawal', async () => {
    environment()['PATCHBAY_SECRET_ACME_X'] = 'acme';
    const acme = await at.newTenant(['env://PATCHBAY_SECRET_ACME_']);
    connectionId = await at.newConnection(acme);
    await expect(at.store(connectionId, 'env://PATCHBAY_SECRET_TWILIO', { ctx: acme })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    await at.store(connectionId, 'env://PATCHBAY_SECRET_ACME_X', { ctx: acme });
    const opened = () => vault.openCredentials(acme.tenantId, connectionId, 'call', TEST_ORIGIN);
    expect(await opened()).toEqual({ auth_token: 'acme' });
    await at.core.request('PATCH', `/api/v1/tenants/${acme.tenantId}`, {
      key: TEST_PLATFORM_KEY,
      body: { secret_prefixes: [] },
    });
    await expect(opened()).rejects.toMatchObject({ code: 'reference_refused' });
  });

  it('name themselves, never a value, when they cannot be resolved', async () => {
    await at.store(connectionId, 'env://PATCHBAY_SECRET_NOBODY');
    await expect(at.open(connectionId)).rejects.toMatchObject({
      code: 'reference_not_found',
      message: 'env://PATCHBAY_SECRET_NOBODY names no secret that is set.',
    });
  });

  it('shown in the row are for people: changing them there changes nothing', async () => {
    environment()['PATCHBAY_SECRET_A'] = 'a';
    await at.store(connectionId, 'env://PATCHBAY_SECRET_A');
    await at.system.query(
      `UPDATE credentials SET reference = 'env://PATCHBAY_SECRET_TWILIO' WHERE connection_id = $1`,
      [connectionId],
    );
    forgetCaches();
    expect(await at.open(connectionId)).toEqual({ auth_token: 'a' });
  });

  it('go through the chain by priority, and only "not found" moves on', async () => {
    const resolver = at.core.hub.app.get(SecretResolver, { strict: false });
    const answers: Record<string, () => Promise<{ found: true; value: string } | { found: false }>> = {
      first: () => Promise.resolve({ found: false }),
      second: () => Promise.resolve({ found: true, value: 'second' }),
    };
    for (const [priority, name] of ['second', 'first'].entries()) {
      resolver.register({ name, scheme: 'chain', priority: 10 - priority, resolve: () => answers[name]!() });
    }
    const of = await at.newTenant(['chain://']);
    expect(await resolver.resolve(of.tenantId, 'chain://a')).toBe('second');
    answers['first'] = () => Promise.reject(new Error('down, and by the way the token is hunter2'));
    const failed = resolver.resolve(of.tenantId, 'chain://b');
    await expect(failed).rejects.toMatchObject({
      code: 'reference_failed',
      message: 'chain://b could not be resolved: first failed.',
    });
  });
});

/** What a rotation or a change in another process does: everything remembered grows old. */
function forgetCaches(): void {
  clock.advance(3_600_000);
}
