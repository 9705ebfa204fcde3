import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTwilioConnection } from './builders.ts';
import { eventually } from './eventually.ts';
import { describeWithRedis } from './redis.ts';
import { spawnHub } from './spawn-hub.ts';
import type { TestHub } from './test-hub.ts';
import { startHub } from './test-hub.ts';

describe('startHub', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  it('runs the whole hub with the first tenant’s key', async () => {
    expect((await hub.request('GET', '/api/v1/integrations')).status).toBe(200);
    expect((await hub.request('GET', '/api/v1/integrations', { key: null })).status).toBe(401);
  });

  it('counts the statements of both database roles', async () => {
    const metrics = await (await fetch(new URL('/metrics', hub.url))).text();
    expect(metrics).toMatch(/^patchbay_database_statements_total\{role="system"\} [1-9]/m);
    expect(metrics).toMatch(/^patchbay_database_commits_total\{role="request"\} \d/m);
  });

  it('makes further tenants', async () => {
    const tenant = await hub.tenant();
    expect((await tenant.client.request('GET', '/api/v1/integrations')).status).toBe(200);
  });

  it('finds its vendors in the sandbox', async () => {
    await hub.must(201, 'POST', '/api/v1/integrations', { body: aTwilioConnection() });
    await eventually(() => hub.sandbox.journal.after(0, 'twilio').length > 0);
  });
});

describe('spawnHub', () => {
  it('runs the same hub in a process of its own', async () => {
    const hub = await startHub();
    const other = await spawnHub(hub.home.env);
    const made = await hub.must<{ id: string }>(201, 'POST', '/api/v1/integrations', { body: aTwilioConnection() });
    expect((await other.client.request('GET', `/api/v1/integrations/${made.id}`)).status).toBe(200);
    expect(await other.stop()).toBe(0);
    await hub.close();
  });

  it('says why a hub does not start', async () => {
    await expect(spawnHub({ DATABASE_URL: 'mysql://nowhere' })).rejects.toThrow(/DATABASE_URL/);
  });
});

describeWithRedis('describeWithRedis', (redis) => {
  it('gives a private Redis', async () => {
    expect(redis().url).toMatch(/^redis:\/\/127\.0\.0\.1:\d+$/);
    await redis().wipe();
  });
});
