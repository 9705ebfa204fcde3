import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, systemContext, SystemDatabase, WorkQueue } from '@patchbay/platform';
import { connect, eventually, readConnection, startHub, type HubClient, type TestHub } from '@patchbay/testing';
import { becomes } from './becomes.fixture.ts';
import { ConnectionDirectory } from './connection-directory.service.ts';
import { ConnectionHealth } from './connection-health.service.ts';
import { ConnectionProbes } from './connection-probes.service.ts';
import type { ConnectionHealthView, ConnectionView } from './connection.views.ts';

const PATH = '/api/v1/integrations';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => hub.close());

/** A tenant of its own, so that no test meets another's connections. */
async function tenant(): Promise<HubClient> {
  return (await hub.tenant()).client;
}

describe('health', () => {
  it('has a history for the chart', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const view = await client.must<ConnectionHealthView>(200, 'GET', `${PATH}/${id}/health`);
    expect(view).toMatchObject({ status: 'active', state: 'connected', reason: null });
    expect(view.history[0]).toMatchObject({ state: 'connected', latency_ms: expect.any(Number) });
  });

  it('turns red once a refused key is confirmed, and not before', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect<ConnectionView>(client);
    const health = hub.hub.app.get(ConnectionHealth, { strict: false });
    const faults = hub.sandbox.vendors.get('twilio')?.faults;
    health.reportAuthFailure(tenantId, id);
    await eventually(() => journalOf('twilio').length >= 2);
    expect(await readConnection<ConnectionView>(client, id)).toMatchObject({ status: 'active' });
    faults?.add({ kind: 'revoked', count: null });
    health.reportAuthFailure(tenantId, id);
    await becomes(client, id, { status: 'error', health: { state: 'error' } });
    faults?.clear();
  });

  it('probes what was silent for an hour', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect<ConnectionView>(client);
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    const probes = hub.hub.app.get(ConnectionProbes, { strict: false });
    await system.query(
      `UPDATE connections SET next_probe_at = now() - interval '1 minute', last_success_at = now() - interval '2 hours',
         health_checked_at = now() - interval '2 hours' WHERE id = $1`,
      [id],
    );
    expect(await probes.tick()).toBe(1);
    expect(await probes.tick()).toBe(0);
    // Spread over the next minute; this test has no minute.
    const queue = hub.hub.app.get(WorkQueue, { strict: false });
    await system.inTransaction((tx) => queue.enqueue(tx, [{ queue: 'probe', tenantId, lane: id, id }]));
    await eventually(async () => {
      const calls = await client.must<{ purpose: string }[]>(200, 'GET', `${PATH}/${id}/calls?purpose=probe`);
      expect(calls).toHaveLength(1);
    });
  });
});

describe('the directory', () => {
  it('knows a change at once, and makes no query when it is warm', async () => {
    const { id: tenantId, client } = await hub.tenant();
    const { id } = await connect<ConnectionView>(client);
    const directory = hub.hub.app.get(ConnectionDirectory, { strict: false });
    const database = hub.hub.app.get(Database, { strict: false });
    const before = await directory.snapshot(tenantId, id);
    expect(before).toMatchObject({ status: 'active', target: 'simulated' });
    const statements = database.counter.queriesTotal;
    expect(directory.snapshotNow(tenantId, id)).toEqual(before);
    expect(await directory.all(tenantId)).toEqual([before]);
    expect(database.counter.queriesTotal).toBe(statements);
    await client.must(200, 'POST', `${PATH}/${id}/disable`);
    const after = await directory.snapshot(tenantId, id);
    expect(after).toMatchObject({ status: 'inactive', version: (before?.version ?? 0) + 1 });
    await client.must(200, 'DELETE', `${PATH}/${id}`);
    expect(await directory.snapshot(tenantId, id)).toBeNull();
  });

  it('does not know another tenant’s connection', async () => {
    const [{ id: ours }, { client }] = [await hub.tenant(), await hub.tenant()];
    const { id } = await connect<ConnectionView>(client);
    expect(await hub.hub.app.get(ConnectionDirectory, { strict: false }).snapshot(ours, id)).toBeNull();
    const seen = await hub.hub.app
      .get(Database, { strict: false })
      .inTransaction(systemContext(ours, 'test'), ({ tx }) =>
        tx.query('SELECT 1 FROM connections WHERE id = $1', [id]),
      );
    expect(seen).toEqual([]);
  });
});

describe('calls and breaker', () => {
  it('lists the calls to the vendor without its secrets', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const calls = await eventually(async () => {
      const found = await client.must<{ purpose: string }[]>(200, 'GET', `${PATH}/${id}/calls`);
      if (found.length === 0) throw new Error('not written yet');
      return found;
    });
    expect(calls[0]).toMatchObject({ purpose: 'verification', outcome: 'succeeded', provider: 'twilio' });
    expect(JSON.stringify(calls)).not.toContain('test-twilio-auth-token');
    expect(await client.request('GET', `${PATH}/${id}/calls?cursor=nonsense`)).toMatchObject({ status: 422 });
  });

  it('lets a person hold the breaker', async () => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const path = `${PATH}/${id}/breaker`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(await client.must(200, 'PATCH', path, { body: { state: 'open', until } })).toMatchObject({
      state: 'open',
      override: 'open',
      override_until: until,
    });
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ ok: false, status: 'active' });
    expect(await client.must(200, 'PATCH', path, { body: { state: 'auto' } })).toMatchObject({
      state: 'closed',
      override: 'auto',
    });
    expect(await client.must(200, 'GET', path)).toMatchObject({ state: 'closed' });
  });

  it.each([
    [{}, 'state'],
    [{ state: 'ajar' }, 'state'],
    [{ state: 'open', until: 'tomorrow' }, 'until'],
    [{ state: 'open', until: '2020-01-01T00:00:00Z' }, 'until'],
    [{ state: 'auto', until: '2120-01-01T00:00:00Z' }, 'until'],
  ])('refuses %j', async (body, field) => {
    const client = await tenant();
    const { id } = await connect<ConnectionView>(client);
    const answer = await client.request('PATCH', `${PATH}/${id}/breaker`, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: { [field]: [expect.any(String)] } } });
  });
});

function journalOf(vendor: string): readonly unknown[] {
  return hub.sandbox.journal.after(0, vendor);
}
