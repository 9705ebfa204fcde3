import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox, SystemDatabase } from '@patchbay/platform';
import {
  aPlivoConnection,
  aRule,
  aTwilioConnection,
  connect,
  eventually,
  startHub,
  startHubIn,
  StreamClient,
  type HubClient,
  type StreamRequest,
  type TestHub,
  type TestTenant,
} from '@patchbay/testing';
import { connect as connectSocket } from 'node:net';
import { MOST_OF_A_TENANT, LiveStreams } from './live-streams.service.ts';

let hub: TestHub;
let tenant: TestTenant;
const open: StreamClient[] = [];

beforeAll(async () => {
  hub = await startHub();
  tenant = await hub.tenant();
});
afterAll(() => hub.close());
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

async function stream(more: Partial<StreamRequest> & { at?: HubClient } = {}): Promise<StreamClient> {
  const { at = hub, ...request } = more;
  const client = await StreamClient.ready(at.url, { key: tenant.apiKey, ...request });
  open.push(client);
  return client;
}

async function keyWith(...scopes: string[]): Promise<{ id: string; api_key: string }> {
  return tenant.client.must(201, 'POST', '/api/v1/api-keys', { body: { name: 'reader', scopes } });
}

/** An event as any lib appends it. */
async function append(type: string, subjectId: string, tenantId = tenant.id, at = hub): Promise<void> {
  const { app } = at.hub;
  await app.get(SystemDatabase).inTransaction(async (tx) => {
    await app.get(Outbox).append(tx, [{ type, tenantId, subjectId, data: { of: subjectId } }]);
  });
}

describe('GET /api/v1/stream', () => {
  it('tells what happens, in the order it happened, in a form browsers and proxies understand', async () => {
    const client = await stream();
    expect(client.status).toBe(200);
    expect(client.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(client.headers.get('cache-control')).toBe('no-store');
    expect(client.headers.get('x-accel-buffering')).toBe('no');
    const { id } = await connect(tenant.client, aTwilioConnection());
    const verified = await client.hears('connection.verified', id);
    expect(verified.data).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{26}$/),
      type: 'connection.verified',
      subject_id: id,
      data: expect.objectContaining({ provider: 'twilio', environment: 'sandbox' }),
      created_at: expect.stringMatching(/Z$/),
    });
    const told = client.types.filter((type) => ['connection.created', 'connection.verified'].includes(type));
    expect(told).toEqual(['connection.created', 'connection.verified']);
    await tenant.client.must(200, 'POST', '/api/v1/operations', {
      body: {
        capability: 'send_sms',
        input: { to: '+15005550006', body: 'hi' },
        environment: 'sandbox',
        mode: 'sync',
        integration_id: id,
      },
    });
    await client.hears('operation.delivered');
    expect((await client.hears('operations.changed')).id).toBeNull();
  });

  it('hints at keys that are made, rotated and revoked', async () => {
    const client = await stream();
    const { id } = await keyWith('alerts:read');
    await client.hears('api_key.changed', id);
    const path = `/api/v1/api-keys/${id}/rotate`;
    const successor = await tenant.client.must<{ id: string }>(201, 'POST', path, { body: { overlap_seconds: 60 } });
    await client.hears('api_key.changed', successor.id);
    const last = await keyWith('alerts:read');
    await client.hears('api_key.changed', last.id);
    const heard = client.types.length;
    await tenant.client.must(200, 'DELETE', `/api/v1/api-keys/${last.id}`);
    await eventually(() => expect(client.types.slice(heard)).toContain('api_key.changed'));
  });

  it('hints at rules and policies that are made, and at connections whose badge may have changed', async () => {
    const { client: api, apiKey } = await hub.tenant();
    const client = await stream({ key: apiKey });
    const { id } = await connect(api, aTwilioConnection());
    const made = (path: string, body: object) => api.must<{ id: string }>(201, 'POST', path, { body });
    await client.hears('routing.changed', (await made('/api/v1/routing-rules', aRule(id))).id);
    await client.hears('policies.changed', (await made('/api/v1/policies', { effect: 'allow' })).id);
    await client.hears('connection.touched', id);
  });

  it('answers HEAD without opening a stream', async () => {
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    const answer = await fetch(`${hub.url}/api/v1/stream`, { method: 'HEAD', headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
  });

  it.each(['?types=everything', '?types=', '?types=connection.*,DROP', '?other=1'])('refuses %s', async (query) => {
    expect((await tenant.client.request('GET', `/api/v1/stream${query}`)).status).toBe(422);
  });

  it('wants a key that may read something', async () => {
    const { api_key: key } = await keyWith('integrations:write');
    expect((await hub.withKey(null).request('GET', '/api/v1/stream')).status).toBe(401);
    expect((await hub.withKey(key).request('GET', '/api/v1/stream')).status).toBe(403);
  });
});

describe('a stream shows', () => {
  it('a key what it may read, and no other tenant anything', async () => {
    const other = await hub.tenant();
    const readers = await Promise.all(
      ['integrations:read', 'operations:read', 'alerts:read'].map((each) => keyWith(each)),
    );
    const [integrations, operations, alerts] = await Promise.all(readers.map(({ api_key: key }) => stream({ key })));
    const stranger = await stream({ key: other.apiKey });
    const all = await stream();
    for (const type of ['connection.x', 'operation.x', 'alert.x', 'secret_thing.x']) await append(type, `s-${type}`);
    await append('alert.end', 'end');
    await append('operation.end', 'end');
    await append('connection.end', 'end');
    await append('connection.own', 'own', other.id);
    await Promise.all([
      integrations?.hears('connection.end', 'end'),
      operations?.hears('operation.end', 'end'),
      alerts?.hears('alert.end', 'end'),
      all.hears('connection.end', 'end'),
      stranger.hears('connection.own', 'own'),
    ]);
    const seen = (client?: StreamClient): (string | null)[] =>
      client?.types.filter((type) => type.endsWith('.x') || type.endsWith('.own')) ?? [];
    expect(seen(integrations)).toEqual(['connection.x']);
    expect(seen(operations)).toEqual(['operation.x']);
    expect(seen(alerts)).toEqual(['alert.x']);
    expect(seen(all)).toEqual(['connection.x', 'operation.x', 'alert.x', 'secret_thing.x']);
    expect(seen(stranger)).toEqual(['connection.own']);
  });

  it('the types that were asked for', async () => {
    const client = await stream({ query: '?types=connection.*,operation.delivered' });
    for (const type of ['connection.a', 'operation.exhausted', 'operation.delivered', 'alert.b', 'connection.last'])
      await append(type, 'filtered');
    await client.hears('connection.last', 'filtered');
    expect(client.heard.filter(({ data }) => data.subject_id === 'filtered').map(({ event }) => event)).toEqual([
      'connection.a',
      'operation.delivered',
      'connection.last',
    ]);
  });
});

describe('a stream that was lost', () => {
  it('resumes where it was, many events later, once each', async () => {
    const first = await stream({ query: '?types=alert.*' });
    await append('alert.before', 'before');
    await first.hears('alert.before');
    first.close();
    const { app } = hub.hub;
    const missed = Array.from({ length: 450 }, (_, index) => `missed-${index}`);
    await app.get(SystemDatabase).inTransaction(async (tx) => {
      const events = missed.map((subjectId) => ({ type: 'alert.missed', tenantId: tenant.id, subjectId, data: {} }));
      await app.get(Outbox).append(tx, events);
    });
    const again = await stream({ query: '?types=alert.*', lastEventId: first.lastId });
    await append('alert.after', 'after');
    await again.hears('alert.after');
    expect(again.types).toEqual(['ready', ...missed.map(() => 'alert.missed'), 'alert.after']);
    expect(new Set(again.heard.map(({ data }) => data.subject_id)).size).toBe(missed.length + 2);
  });

  it('resumes from its beginning when it heard nothing', async () => {
    const first = await stream({ query: '?types=alert.*' });
    first.close();
    await append('alert.quiet', 'quiet');
    const again = await stream({ query: `?types=alert.*&last_event_id=${first.lastId ?? ''}` });
    await again.hears('alert.quiet', 'quiet');
  });

  it.each([
    ['is none of ours', 'hello'],
    ['is older than what is kept', '700--1000000000000'],
    ['lies in the future of the database', '900000000000000--1999999999999'],
  ])('is told to begin anew when its id %s', async (_what, lastEventId) => {
    const client = await stream({ lastEventId });
    await client.hears('reset');
    await append('alert.fresh', lastEventId);
    await client.hears('alert.fresh', lastEventId);
  });
});

describe('a stream ends', () => {
  it('when its key is revoked', async () => {
    const key = await keyWith('alerts:read');
    const client = await stream({ key: key.api_key });
    await tenant.client.must(200, 'DELETE', `/api/v1/api-keys/${key.id}`);
    await client.ends();
  });

  it('when its key expires, replaced by another', async () => {
    const key = await keyWith('alerts:read');
    const client = await stream({ key: key.api_key });
    await tenant.client.must(201, 'POST', `/api/v1/api-keys/${key.id}/rotate`, { body: { overlap_seconds: 1 } });
    await client.ends();
  });

  it('when nobody reads it, with bounded memory, and no other does', async () => {
    const client = await stream({ query: '?types=alert.*' });
    const lazy = connectSocket(new URL(hub.url).port);
    lazy.write(`GET /api/v1/stream HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${tenant.apiKey}\r\n\r\n`);
    lazy.pause();
    const streams = hub.hub.app.get(LiveStreams, { strict: false });
    await eventually(() => streams.count === 2);
    const data = { text: 'x'.repeat(16_384) };
    const events = Array.from({ length: 200 }, () => ({
      ...{ type: 'connection.loud', tenantId: tenant.id, subjectId: 'loud', data },
    }));
    await eventually(async () => {
      const { app } = hub.hub;
      await app.get(SystemDatabase).inTransaction((tx) => app.get(Outbox).append(tx, events));
      return streams.count === 1;
    });
    lazy.destroy();
    await append('alert.still', 'still');
    await client.hears('alert.still', 'still');
  });

  it('when too many of one tenant are open, before it begins', async () => {
    const streams = hub.hub.app.get(LiveStreams, { strict: false });
    await eventually(() => streams.count === 0);
    const places = Array.from({ length: MOST_OF_A_TENANT }, () => streams.reserve(tenant.id));
    const refused = await tenant.client.request('GET', '/api/v1/stream');
    for (const giveBack of places) giveBack();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('with two processes', () => {
  it('each tells what the other causes, and the one that stops ends its streams', async () => {
    const second = await startHubIn(hub.home);
    try {
      const [here, there] = await Promise.all([stream(), stream({ at: second })]);
      await append('alert.one', 'from-here');
      await append('alert.two', 'from-there', tenant.id, second);
      for (const client of [here, there]) {
        await client.hears('alert.one', 'from-here');
        await client.hears('alert.two', 'from-there');
      }
      second.hub.app.get(Outbox).touch('operations', tenant.id);
      await here.hears('operations.changed');
      const closing = second.close();
      await there.ends();
      await closing;
      const resumed = await stream({ lastEventId: there.lastId });
      await append('alert.three', 'later');
      await resumed.hears('alert.three', 'later');
    } finally {
      await second.close();
    }
  });
});

describe('with nobody reading', () => {
  it('nothing is sent and nothing is read', async () => {
    const { app } = hub.hub;
    const streams = app.get(LiveStreams, { strict: false });
    await eventually(() => streams.count === 0);
    const sent: string[] = [];
    const database = app.get(SystemDatabase);
    const query = database.query.bind(database);
    // Others move by themselves meanwhile: only what has to do with streams is looked at.
    database.query = async (statement, values) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      if (/patchbay_live|LIKE ANY/.test(text)) sent.push(`${text} ${JSON.stringify(values)}`);
      return query(statement, values);
    };
    await append('alert.unseen', 'unseen');
    const { id } = await connect(tenant.client, aPlivoConnection());
    database.query = query;
    expect(id).toBeDefined();
    // Processes that have not heard of a reader for half a minute stop signalling; until then they may.
    expect(sent.filter((each) => !each.includes('pg_notify'))).toEqual([]);
  });
});
