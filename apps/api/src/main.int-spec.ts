import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventually,
  HUB_MAIN,
  spawnHub,
  spawnSource,
  startTestHome,
  type SpawnedHub,
  type TestHome,
} from '@patchbay/testing';

let home: TestHome;

beforeAll(async () => {
  home = await startTestHome();
});

afterAll(() => home.close());

describe('a process of the hub', () => {
  let hub: SpawnedHub;

  beforeAll(async () => {
    hub = await spawnHub({ ...home.env, LOG_LEVEL: 'info' });
  });

  it('prints one URL to open, and its settings without any secret', () => {
    const printed = hub.output();
    expect(printed.match(/^Patchbay is ready: http:\/\/127\.0\.0\.1:\d+$/gm)).toHaveLength(1);
    expect(printed).toContain('"bootstrap_api_key":"configured: yes"');
    for (const secret of [home.apiKey, home.platformKey]) expect(printed).not.toContain(secret);
  });

  it('prints the link that creates the first user once, and keeps it out of its log', async () => {
    const found = /^Create the first user, once, at: (\S+)$/m.exec(hub.output())?.[1] ?? '';
    const link = new URL(found);
    expect(`${link.origin}${link.pathname}`).toBe(`${hub.url}/setup`);
    const token = link.searchParams.get('token') ?? '';
    await fetch(link);
    const body = { token, email: 'ada@acme.example', name: 'Ada', password: 'a long enough one' };
    await hub.client.must(201, 'POST', '/api/v1/auth/setup', { key: null, body });
    await hub.client.must(409, 'POST', '/api/v1/auth/setup', { key: null, body });
    await eventually(() => expect(hub.output()).toMatch(/"route":"\/api\/v1\/auth\/setup","status":409/));
    expect(hub.output().split(token)).toHaveLength(2);
  });

  it('answers the request under way when it is asked to stop, and exits with 0', async () => {
    const under = hub.client.request('GET', '/api/v1/api-keys');
    const stopped = hub.stop();
    expect([200, 503]).toContain((await under.catch(() => ({ status: 503 }))).status);
    expect(await stopped).toBe(0);
  });
});

describe('the start', () => {
  it('is refused with every wrong setting listed', async () => {
    const refused = spawnSource(HUB_MAIN, {
      env: { NODE_ENV: 'production', PORT: 'x', PATCHBAY_ROLES: 'cook', REDIS_URL: 'hunter2' },
    });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toMatch(/PORT: .*\n.*REDIS_URL: .*\n.*PATCHBAY_ROLES: .*\n.*PATCHBAY_MASTER_KEYS: /);
    expect(refused.output()).not.toContain('hunter2');
  });

  it('is refused when the port is taken, before anything else begins', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refused = spawnSource(HUB_MAIN, { env: { ...home.env, PORT: String(port) } });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain(`127.0.0.1:${port}`);
    taken.close();
  });

  it('is refused when the database is out of reach, and says so', async () => {
    const refused = spawnSource(HUB_MAIN, {
      env: { ...home.env, PORT: '0', DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none', LOG_LEVEL: 'info' },
    });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain('Patchbay could not start');
    expect(refused.output()).not.toContain('hunter2');
  });

  it('makes up the first key and prints it once when none is configured', async () => {
    const own = await startTestHome();
    const { PATCHBAY_BOOTSTRAP_API_KEY: _unset, ...env } = own.env;
    const first = await spawnHub(env);
    const key = /shown only now: (pb_\S+)/.exec(first.output())?.[1] ?? null;
    expect((await first.client.request('GET', '/api/v1/api-keys', { key })).status).toBe(200);
    await first.stop();
    const second = await spawnHub(env);
    expect(second.output()).not.toContain('pb_');
    expect((await second.client.request('GET', '/api/v1/api-keys', { key })).status).toBe(200);
    await second.stop();
    await own.close();
  });
});

describe('the roles', () => {
  it('of a worker are seen by its probes, and its door serves nothing else', async () => {
    const worker = await spawnHub({ ...home.env, PATCHBAY_ROLES: 'worker' });
    const ready = await fetch(`${worker.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({ roles: ['worker'], checks: { database: 'ok' } }),
    ]);
    expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
    expect((await worker.client.request('GET', '/api/v1/api-keys')).status).toBe(503);
    expect(await worker.stop()).toBe(0);
  });
});

describe('a stop', () => {
  it('waits for the request under way, but not after a second signal', async () => {
    const hub = await spawnHub(home.env);
    const socket = await requestWithoutEnd(hub, home.apiKey);
    hub.kill('SIGTERM');
    await eventually(() => refusesConnections(hub));
    expect(hub.child.exitCode).toBeNull();
    // Signals within one press of Ctrl-C count as one, so this is asked until it is heard.
    await eventually(() => {
      hub.kill('SIGTERM');
      return hub.child.exitCode !== null;
    });
    expect(await hub.exited).toBe(130);
    socket.destroy();
  });
});

/** Sends the head of a request and the beginning of its body; resolves once the hub has asked for the rest. */
async function requestWithoutEnd(hub: SpawnedHub, key: string): Promise<Socket> {
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const head = ['POST /api/v1/api-keys HTTP/1.1', 'Host: hub', `Authorization: Bearer ${key}`, 'Expect: 100-continue'];
  socket.write([...head, 'Content-Type: application/json', 'Content-Length: 100', '', '{'].join('\r\n'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toContain('100 Continue');
  return socket;
}

async function refusesConnections(hub: SpawnedHub): Promise<boolean> {
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
  const refused = await Promise.race([
    once(socket, 'connect').then(() => false),
    once(socket, 'error').then(() => true),
  ]).catch(() => true);
  socket.destroy();
  return refused;
}
