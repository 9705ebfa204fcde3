import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, systemContext, SystemDatabase } from '@patchbay/platform';
import {
  aPlivoConnection,
  connect,
  eventually,
  readConnection,
  startHub,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { FailureDetail } from '@patchbay/provider-kit';
import { OUTAGE_AFTER } from './connection-health-rules.ts';
import { ConnectionDirectory } from './connection-directory.service.ts';
import { ConnectionHealth } from './connection-health.service.ts';
import { ConnectionVerification } from './connection-verification.service.ts';
import type { ConnectionView } from './connection.views.ts';
import { DepartedTenants } from './departed-tenants.service.ts';
import { LastSuccess } from './last-success.service.ts';

const PATH = '/api/v1/integrations';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => hub.close());

interface Subject {
  readonly tenantId: string;
  readonly client: HubClient;
  readonly id: string;
}

async function connected(body?: object): Promise<Subject> {
  const { id: tenantId, client } = await hub.tenant();
  const { id } = await connect<ConnectionView>(client, body);
  await hub.hub.app.get(ConnectionDirectory, { strict: false }).snapshot(tenantId, id);
  return { tenantId, client, id };
}

function observe({ tenantId, id }: Subject, failure: FailureDetail | null): void {
  hub.hub.app.get(ConnectionHealth, { strict: false }).observed({
    tenantId,
    connectionId: id,
    purpose: 'operation',
    ok: failure === null,
    failure,
    latencyMs: 5,
    at: new Date(),
  });
}

async function becomes({ client, id }: Subject, expected: object): Promise<void> {
  await eventually(async () => expect(await readConnection(client, id)).toMatchObject(expected));
}

const DOWN: FailureDetail = {
  class: 'upstream',
  delivery: 'unknown',
  code: 'vendor_unavailable',
  message: 'Twilio answered 503.',
  status: 503,
  providerCode: null,
  retryAfterMs: null,
  vendorRequestId: null,
};

describe('calls that fail', () => {
  it('turn the badge yellow, and a success turns it green again', async () => {
    const subject = await connected();
    observe(subject, DOWN);
    await becomes(subject, { status: 'active', health: { state: 'warning', reason: 'Twilio answered 503.' } });
    observe(subject, null);
    await becomes(subject, { status: 'active', health: { state: 'connected', reason: null } });
  });

  it('are made once more by a probe that was refused, before they count', async () => {
    const subject = await connected();
    hub.sandbox.vendors.get('twilio')?.faults.add({ kind: 'revoked', method: 'GET' });
    const verification = hub.hub.app.get(ConnectionVerification, { strict: false });
    const { outcome } = await verification.verify(systemContext(subject.tenantId, 'test'), subject.id, 'probe');
    expect(outcome.kind).toBe('passed');
  });

  it('turn it red after twenty in a row; a success of the next probe heals it without a person', async () => {
    const subject = await connected();
    for (let count = 0; count < OUTAGE_AFTER; count += 1) observe(subject, DOWN);
    await becomes(subject, { status: 'error', health: { state: 'error' } });
    const verification = hub.hub.app.get(ConnectionVerification, { strict: false });
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    const [planned] = await system.query<{ soon: boolean }>(
      `SELECT next_probe_at < now() + interval '2 minutes' AS soon FROM connections WHERE id = $1`,
      [subject.id],
    );
    expect(planned?.soon).toBe(true);
    const ctx = { tenantId: subject.tenantId, actor: { kind: 'system', name: 'test' }, requestId: 'test' } as const;
    await verification.verify(ctx, subject.id, 'probe');
    await becomes(subject, { status: 'active', health: { state: 'connected' } });
  });
});

describe('calls that succeed on a healthy connection', () => {
  it('cost no query, whatever their number', async () => {
    const subject = await connected();
    const database = hub.hub.app.get(Database, { strict: false });
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    const before = database.counter.queriesTotal;
    for (let count = 0; count < 1_000; count += 1) observe(subject, null);
    expect(database.counter.queriesTotal).toBe(before);
    await hub.hub.app.get(LastSuccess, { strict: false }).flush();
    const [row] = await system.query<{ fresh: boolean }>(
      `SELECT last_success_at > now() - interval '1 minute' AS fresh FROM connections WHERE id = $1`,
      [subject.id],
    );
    expect(row?.fresh).toBe(true);
  });
});

describe('a verification that is overtaken', () => {
  it.each([
    ['good credentials by bad ones', 'test-plivo-auth-token', 'invalid-token', 'error'],
    ['bad credentials by good ones', 'invalid-token', 'good-token', 'active'],
  ])('by a change says nothing: %s', async (_what, first, second, status) => {
    const { client } = await hub.tenant();
    const faults = hub.sandbox.vendors.get('plivo')?.faults;
    const seen = hub.sandbox.journal.after(0, 'plivo').length;
    const { id } = await connect<ConnectionView>(client, aPlivoConnection());
    faults?.add({ kind: 'slow', delay_ms: 700, count: 1 });
    await client.must(200, 'PATCH', `${PATH}/${id}`, { body: { credentials: { auth_token: first } } });
    await eventually(() => faults?.list().length === 0);
    await client.must(200, 'PATCH', `${PATH}/${id}`, { body: { credentials: { auth_token: second } } });
    await eventually(async () => expect(await readConnection(client, id)).toMatchObject({ status }));
    // Both have been answered by now: the slow answer must not have had the last word.
    await eventually(() => hub.sandbox.journal.after(0, 'plivo').length >= seen + 3);
    expect(await client.must(200, 'POST', `${PATH}/${id}/verify`)).toMatchObject({ status });
  });
});

describe('the catalog', () => {
  it('knows which providers are configured', async () => {
    const { client } = await connected();
    const providers = await client.must<{ name: string; is_configured: boolean }[]>(200, 'GET', `${PATH}/providers`);
    const configured = providers.filter((each) => each.is_configured).map((each) => each.name);
    expect(configured).toEqual(['twilio']);
  });
});

describe('a tenant that is deleted', () => {
  it('takes its connections along', async () => {
    const subject = await connected();
    await hub.must(200, 'DELETE', `/api/v1/tenants/${subject.tenantId}`, { key: hub.platformKey });
    const system = hub.hub.app.get(SystemDatabase, { strict: false });
    await hub.hub.app.get(DepartedTenants, { strict: false }).end(subject.tenantId);
    const rows = await system.query(
      'SELECT status, next_probe_at FROM connections WHERE id = $1 AND deleted_at IS NOT NULL',
      [subject.id],
    );
    expect(rows).toEqual([{ status: 'inactive', next_probe_at: null }]);
    const directory = hub.hub.app.get(ConnectionDirectory, { strict: false });
    expect(await directory.snapshot(subject.tenantId, subject.id)).toBeNull();
  });
});
