import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, SystemClock, systemContext, type SystemTransaction, type TransactionContext } from '@patchbay/platform';
import { openTestDatabase, startHub, type TestHub, type TestTenant } from '@patchbay/testing';
import pg from 'pg';
import { seedMany, seedOperations, type OperationSeed } from './operation-seeds.fixture.ts';
import type { OperationStatisticsDto } from './operation-statistics.dto.ts';
import { OperationStatisticsRepository } from './operation-statistics.repository.ts';
import { OperationStatistics } from './operation-statistics.service.ts';

const HOUR = 3_600_000;
const TWILIO = newId();
const PLIVO = newId();

let hub: TestHub;
let tenant: TestTenant;

const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR);
const twilio = { integration_id: TWILIO, provider: 'twilio' };
const plivo = { integration_id: PLIVO, provider: 'plivo' };

const SEEDS: OperationSeed[] = [
  ...Array.from({ length: 100 }, (_, index): OperationSeed => ({ ...twilio, attempts: [{ latency_ms: index + 1 }] })),
  { ...twilio, status: 'exhausted', attempts: [{ outcome: 'failed', failure_class: 'client' }] },
  {
    ...plivo,
    app: 'billing',
    attempts: [
      { ...twilio, outcome: 'failed', failure_class: 'upstream' },
      { ...twilio, outcome: 'deferred', failure_class: 'throttle' },
      { ...plivo, latency_ms: 1000 },
    ],
  },
  {
    ...plivo,
    capability: 'lookup_number',
    environment: 'production',
    status: 'exhausted',
    attempts: [{ outcome: 'unknown' }],
  },
  { status: 'paused' },
  { ...twilio, at: ago(30), status: 'cancelled' },
];

beforeAll(async () => {
  hub = await startHub();
  [tenant] = await Promise.all([hub.tenant()]);
  await seedOperations(hub.database.superuserUrl, tenant.id, SEEDS);
  const other = await hub.tenant();
  await seedOperations(hub.database.superuserUrl, other.id, [{ ...twilio, attempts: [{ latency_ms: 9 }] }]);
});
afterAll(() => hub.close());

const stats = (query = ''): Promise<OperationStatisticsDto> =>
  tenant.client.must(200, 'GET', `/api/v1/operations/stats${query}`);

describe('statistics of operations', () => {
  it('count the last 24 hours by status, and measure their attempts', async () => {
    const all = await stats();
    expect(all.by_status).toEqual({
      ...{ pending: 0, in_progress: 0, retrying: 0, paused: 1, awaiting_approval: 0 },
      ...{ delivered: 101, exhausted: 2, rejected: 0, cancelled: 0 },
    });
    expect(all.total).toEqual({
      ...{ operations: 104, delivered: 101, exhausted: 2, attempts: 105 },
      failures: { upstream: 1, throttle: 1, auth: 0, client: 1, unknown: 1 },
      latency_ms: { p50: 51, p95: 96, p99: 100 },
    });
    expect(Date.parse(all.to) - Date.parse(all.from)).toBe(24 * HOUR);
  });

  it('tell capabilities, connections and both apart', async () => {
    const { by_capability, by_connection, by_capability_and_connection } = await stats();
    expect(by_capability.map(({ capability, operations }) => [capability, operations])).toEqual([
      ['send_sms', 103],
      ['lookup_number', 1],
    ]);
    expect(by_connection).toMatchObject([
      { ...twilio, operations: 101, delivered: 100, attempts: 103, latency_ms: { p50: 50.5 } },
      { ...plivo, operations: 2, delivered: 1, attempts: 2, failures: { unknown: 1 }, latency_ms: { p50: 1000 } },
    ]);
    expect(by_capability_and_connection).toHaveLength(3);
    expect(by_capability_and_connection).toContainEqual({
      ...{ ...plivo, capability: 'lookup_number', operations: 1, delivered: 0, exhausted: 1, attempts: 1 },
      failures: { upstream: 0, throttle: 0, auth: 0, client: 0, unknown: 1 },
      latency_ms: { p50: null, p95: null, p99: null },
    });
  });

  it.each([
    ['capability=lookup_number', 1, 1],
    [`integration_id=${TWILIO}`, 101, 103],
    ['provider=plivo', 2, 2],
    ['app=billing', 1, 3],
    ['environment=production', 1, 1],
    [`environment=sandbox&capability=send_sms&provider=twilio&app=billing`, 0, 2],
    [`integration_id=${newId()}`, 0, 0],
    [`from=${encodeURIComponent(ago(40).toISOString())}`, 105, 105],
    [`to=${encodeURIComponent(ago(20).toISOString())}`, 1, 0],
    [`from=2020-01-01&to=2020-01-31`, 0, 0],
  ])('of %s', async (query, operations, attempts) => {
    expect((await stats(`?${query}`)).total).toMatchObject({ operations, attempts });
  });

  it.each([
    ['from=2026-01-01&to=2026-03-01', 'from'],
    ['from=2026-01-02&to=2026-01-01', 'from'],
    ['from=9999-01-01', 'from'],
    ['from=yesterday', 'from'],
    ['to=2026-W01', 'to'],
    ['environment=staging', 'environment'],
    ['status=delivered', 'status'],
  ])('refuse %s', async (query, field) => {
    const { status, body } = await tenant.client.request('GET', `/api/v1/operations/stats?${query}`);
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
  });

  it('go back before the first id there can be', async () => {
    expect((await stats('?from=1960-01-01&to=1960-01-02')).total.operations).toBe(0);
  });

  it('need the scope to read operations', async () => {
    const { api_key: key } = await tenant.client.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'other', scopes: ['operations:write'] },
    });
    for (const path of ['stats', 'export']) {
      expect((await tenant.client.request('GET', `/api/v1/operations/${path}`, { key })).status).toBe(403);
    }
  });

  it('wait for their turn when many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => stats()));
    expect(new Set(answers.map(({ total }) => total.operations))).toEqual(new Set([104]));
  });
});

describe('statistics that take too long', () => {
  it('are given up with what to do about it', async () => {
    const db = await openTestDatabase();
    const locker = new pg.Client({ connectionString: db.superuserUrl });
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE operations IN ACCESS EXCLUSIVE MODE');
    const statistics = new OperationStatistics(db.database, new OperationStatisticsRepository(), new SystemClock());
    await expect(statistics.of(systemContext(newId(), 'test'), {}, 100)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('shorter time'),
    });
    await locker.end();
    await db.drop();
  });
});

describe('the plans of statistics', () => {
  it('look up the few operations of a tenant by key among many, and leave other weeks alone', async () => {
    const db = await openTestDatabase();
    const tenantId = newId();
    for (const [owner, count] of [[newId(), 50_000] as const, [tenantId, 50] as const]) {
      await seedMany(db.superuserUrl, owner, count, 10);
    }
    const owner = new pg.Client({ connectionString: db.superuserUrl });
    await owner.connect();
    await owner.query(
      `INSERT INTO operation_attempts (tenant_id, operation_id, id, number, integration_id, provider, outcome, started_at)
       SELECT tenant_id, id, id, 1, 'c', 'twilio', 'delivered', now() FROM operations`,
    );
    await owner.query('ANALYZE');
    await owner.end();
    const lines: string[] = [];
    const tx: SystemTransaction = {
      query: async <Row>(sql: string | { text: string }, values?: unknown[]): Promise<Row[]> => {
        const plan = await db.system.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN ${typeof sql === 'string' ? sql : sql.text}`,
          values,
        );
        lines.push(...plan.map((row) => row['QUERY PLAN']));
        return [];
      },
      afterCommit: () => undefined,
    };
    const ctx = { ...systemContext(tenantId, 'test'), tx } as TransactionContext;
    const filter = { from: ago(1), to: new Date(Date.now() + HOUR) };
    await new OperationStatisticsRepository().operations(ctx, filter);
    await new OperationStatisticsRepository().attempts(ctx, filter);
    const scans = lines.filter((line) => / on operation(s|_attempts)_/.test(line));
    expect(scans.length).toBeGreaterThan(2);
    expect(scans.filter((line) => /Index (Only )?Scan using \w+_pkey|Bitmap (Heap|Index) Scan/.test(line))).toEqual(
      scans,
    );
    // There are five weeks and the default of each; an hour around now touches two at most.
    const read = new Set(lines.flatMap((line) => / on (operations_(?:w\d+|default))\b/.exec(line)?.[1] ?? []));
    expect(read.size).toBeLessThanOrEqual(2);
    await db.drop();
  });
});
