import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimit } from '@patchbay/provider-kit';
import { eventually, startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import type { CallOptions, CallResult } from './call-target.ts';
import type { PermitGrant, PermitRequest } from './permit-book.ts';
import {
  seedConnection,
  startCallsProcess,
  testOptions,
  testProvider,
  testTarget,
  type CallsProcess,
} from './test-process.ts';

let database: TestDatabase;
let one: CallsProcess;
let two: CallsProcess;
let ids: { tenantId: string; connectionId: string };
let vendor: TestVendor;
let status: number;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await startTestDatabase();
  one = await startCallsProcess(database);
  two = await startCallsProcess(database);
});
afterAll(async () => {
  await one.close();
  await two.close();
  await database.drop();
});
beforeEach(async () => {
  status = 200;
  headers = {};
  vendor = await startVendor((_, response) => void response.writeHead(status, headers).end('{}'));
  ids = await seedConnection(one.system);
});
afterEach(() => vendor.close());

function call(hub: CallsProcess, limit?: RateLimit, options: Partial<CallOptions> = {}): Promise<CallResult<unknown>> {
  const provider = testProvider(limit === undefined ? {} : { rateLimit: limit });
  const target = testTarget(ids, vendor.url, { provider });
  return hub.calls.run(target, testOptions(options), ({ http }) => http.request({ method: 'POST', path: '/x' }));
}

async function failureOf(hub: CallsProcess, limit?: RateLimit) {
  const result = await call(hub, limit);
  if (result.ok) throw new Error('The call succeeded.');
  return result.failure;
}

function take(name: string, limit: number, windowMs: number, slots: number, block: number): Promise<PermitGrant> {
  return one.system
    .query<PermitGrant>('SELECT granted, valid_ms, wait_ms FROM patchbay_take_permits($1, $2, $3, $4, $5, $6, $7)', [
      ids.tenantId,
      ids.connectionId,
      name,
      limit,
      windowMs,
      slots,
      block,
    ])
    .then(([grant]) => grant as PermitGrant);
}

/** Moves what was counted into the past, as if time had passed. */
function age(name: string, ms: number): Promise<unknown> {
  return one.system.query(
    `UPDATE rate_windows SET window_start = window_start - $2::integer * interval '1 millisecond'
     WHERE connection_id = $1 AND name = $3`,
    [ids.connectionId, ms, name],
  );
}

describe('the shared budget', () => {
  it('of a fixed window is the same for everybody and comes back with the next window', async () => {
    expect(await take('w', 10, 3_600_000, 1, 7)).toMatchObject({ granted: 7, wait_ms: 0 });
    expect(await take('w', 10, 3_600_000, 1, 7)).toMatchObject({ granted: 3 });
    const nothing = await take('w', 10, 3_600_000, 1, 7);
    expect(nothing.granted).toBe(0);
    expect(nothing.wait_ms).toBe(nothing.valid_ms);
    await age('w', 3_600_000);
    expect(await take('w', 10, 3_600_000, 1, 7)).toMatchObject({ granted: 7 });
  });

  it('of a sliding window is never exceeded in any span of its length', async () => {
    const hour = 3_600_000;
    expect((await take('s', 10, hour, 10, 6)).granted).toBe(6);
    await age('s', hour / 2);
    expect((await take('s', 10, hour, 10, 10)).granted).toBe(4);
    // A clock-aligned window would have begun anew by now; here the first six are half an hour old.
    await age('s', hour / 10);
    const nothing = await take('s', 10, hour, 10, 10);
    expect(nothing.granted).toBe(0);
    expect(nothing.wait_ms).toBeGreaterThan(0.3 * hour);
    expect(nothing.wait_ms).toBeLessThanOrEqual(0.5 * hour);
    await age('s', hour / 2);
    expect((await take('s', 10, hour, 10, 10)).granted).toBe(6);
  });

  it('does not grow when many take at once', async () => {
    const grants = await Promise.all(Array.from({ length: 20 }, () => take('c', 30, 3_600_000, 1, 4)));
    expect(grants.reduce((sum, grant) => sum + grant.granted, 0)).toBe(30);
  });

  it('is one for two processes', async () => {
    const limit = RateLimit.perHour(12);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => call(index % 2 === 0 ? one : two, limit)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(12);
    expect(vendor.requests).toHaveLength(12);
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({
      failure: { class: 'throttle', delivery: 'not_sent', code: 'rate_limited', status: null },
    });
  });

  it('is taken by a statement of the operation itself', async () => {
    const limit = RateLimit.perHour(100);
    const target = testTarget(ids, vendor.url, { provider: testProvider({ rateLimit: limit }) });
    const request = one.limiter.permitRequest(target) as PermitRequest;
    expect(one.limiter.permitRequest(target)).toBeNull();
    const grant = await take(request.name, request.limit, request.windowMs, request.slots, request.block);
    one.limiter.grant(request, grant);
    const before = one.system.counter.queriesTotal;
    expect(one.limiter.take(target)).toBe(0);
    expect(one.system.counter.queriesTotal).toBe(before);
  });

  it('waits for a moment inside a call that may wait, and spends no try', async () => {
    const limit = RateLimit.perSecond(1);
    const result = await call(one, limit, { maxWaitMs: 5_000 });
    expect(result.ok).toBe(true);
    one.sleepTruly();
    expect(await call(one, limit, { maxWaitMs: 5_000 })).toMatchObject({ ok: true });
    expect(vendor.requests).toHaveLength(2);
  });
});

describe('silence a vendor asks for', () => {
  it.each([
    ['a 429 with Retry-After', 429, { 'retry-after': '120' }],
    ['a budget reported as used up', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '120' }],
  ])('by %s is kept by every process', async (_, answered, sent) => {
    status = answered;
    headers = sent;
    await call(one);
    status = 200;
    headers = {};
    const local = await failureOf(one);
    expect(local).toMatchObject({ class: 'throttle', delivery: 'not_sent' });
    expect(local.retryAfterMs).toBeGreaterThan(100_000);
    await eventually(async () => (await failureOf(two)).code === 'rate_limited', 5_000);
    expect(vendor.requests.length).toBeGreaterThanOrEqual(1);
    const fresh = await startCallsProcess(database);
    expect(await failureOf(fresh)).toMatchObject({ code: 'rate_limited' });
    await fresh.close();
  });

  it('is not assumed after a 429 that names no time', async () => {
    status = 429;
    expect((await failureOf(one)).retryAfterMs).toBe(30_000);
    status = 200;
    expect((await call(one)).ok).toBe(true);
  });
});
