import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPlivoConnection,
  aRule,
  aTwilioConnection,
  connect,
  createTenant,
  eventually,
  twilioCredentials,
  verified,
  type HubClient,
  type SpawnedHub,
} from '@patchbay/testing';
import { Fleet } from './fleet.ts';
import { effectsIn, type Asked } from './history.ts';
import { ask } from './wish.ts';

const PATH = '/api/v1/integrations';

describe('A change made through one process', () => {
  let fleet: Fleet;
  let processes: readonly [SpawnedHub, SpawnedHub];
  /** The tenant of the test, at the process that makes the change and at the other. */
  let here: HubClient;
  let there: HubClient;
  let asked = 0;

  beforeAll(async () => {
    fleet = await Fleet.start();
    processes = await Promise.all([fleet.spawn('http'), fleet.spawn('http,worker')]);
  });
  afterAll(() => fleet.close());
  beforeEach(async () => {
    asked += 1;
    here = (await createTenant(processes[0].client, fleet.home.platformKey, `tenant-${asked}`)).client;
    there = here.at(processes[1].url);
  });

  function send(client: HubClient, mode: 'sync' | 'async' = 'sync'): Promise<Asked> {
    asked += 1;
    return ask({ client }, { marker: `wish-${asked}`, mode });
  }

  /** Both processes know the tenant, its key, its connection and its credentials by heart. */
  async function warm(): Promise<string> {
    const { id } = await connect(here, aTwilioConnection());
    for (const client of [here, there]) expect(await send(client)).toMatchObject({ status: 200 });
    return id;
  }

  it('that disables a connection is seen at once by both, whatever they had in memory', async () => {
    const id = await warm();
    await here.must(200, 'POST', `${PATH}/${id}/disable`);
    expect(await Promise.all([send(here), send(there)])).toMatchObject([{ status: 409 }, { status: 409 }]);
  });

  it('that disables a connection stops every call that is asked for afterwards', async () => {
    const id = await warm();
    let disabled = false;
    const after: string[] = [];
    const callers = [here, there, here, there].map(async (client, index) => {
      for (let last = false; !last; last = disabled) {
        if (disabled) after.push(`wish-${asked + 1}`);
        await send(client, index < 2 ? 'sync' : 'async');
      }
      for (let more = 0; more < 5; more += 1) {
        after.push(`wish-${asked + 1}`);
        await send(client, index < 2 ? 'sync' : 'async');
      }
    });
    await here.must(200, 'POST', `${PATH}/${id}/disable`);
    disabled = true;
    await Promise.all(callers);
    // What was accepted before has ended, or waits for the connection.
    await eventually(async () => {
      const open = await fleet.query(`SELECT FROM operations WHERE status IN ('pending', 'in_progress', 'retrying')`);
      return open.length === 0;
    });
    const done = new Set(effectsIn(fleet.home.sandbox.journal.after(0)).map(({ marker }) => marker));
    expect(after.length).toBeGreaterThanOrEqual(20);
    expect(after.filter((marker) => done.has(marker))).toEqual([]);
  });

  it('that revokes a key is seen at once there, and soon by the other', async () => {
    await warm();
    const made = await here.must<{ id: string; api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'short-lived', scopes: ['operations:read'] },
    });
    const list = (client: HubClient) => client.withKey(made.api_key).request('GET', '/api/v1/operations');
    expect(await Promise.all([list(here), list(there)])).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect((await here.request('DELETE', `/api/v1/api-keys/${made.id}`)).status).toBeLessThan(300);
    expect(await list(here)).toMatchObject({ status: 401 });
    await eventually(async () => (await list(there)).status === 401);
  });

  it('that makes a routing rule is followed at once there, and soon by the other', async () => {
    await warm();
    const { id: plivo } = await connect(here, aPlivoConnection());
    await here.must(201, 'POST', '/api/v1/routing-rules', { body: aRule(plivo, { priority: 1 }) });
    const provider = async (client: HubClient): Promise<unknown> => {
      const { operationId } = await send(client);
      return (await client.must<{ provider: string }>(200, 'GET', `/api/v1/operations/${operationId}`)).provider;
    };
    expect(await provider(here)).toBe('plivo');
    await eventually(async () => (await provider(there)) === 'plivo');
  });

  it('that rotates credentials is in use at once by both, as soon as they are verified', async () => {
    const id = await warm();
    const account = `AC${'fedcba9876543210'.repeat(2)}`;
    const credentials = twilioCredentials({ account_sid: account, auth_token: 'rotated-auth-token' });
    await here.must(200, 'PATCH', `${PATH}/${id}`, { body: { credentials } });
    expect((await verified(there, id)).status).toBe('active');
    const before = fleet.home.sandbox.journal.newest;
    expect(await Promise.all([send(here), send(there)])).toMatchObject([{ status: 200 }, { status: 200 }]);
    const paths = fleet.home.sandbox.journal.after(before, 'twilio').map(({ path }) => path);
    expect(paths).toEqual(Array(2).fill(`/2010-04-01/Accounts/${account}/Messages.json`));
  });
});
