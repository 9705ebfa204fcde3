import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimit } from '@patchbay/provider-kit';
import fc from 'fast-check';
import { eventually, startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import type { CallOptions, CallResult } from './call-target.ts';
import { windowName, type PermitGrant, type PermitRequest } from './permit-book.ts';
import {
  seedConnection,
  startCallsProcess,
  testOptions,
  testProvider,
  testTarget,
  type CallsProcess,
} from './calls-process.fixture.ts';

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

  it('is described as whoever takes of it next finds it, whatever was taken when', async () => {
    const hour = 3_600_000;
    const step = fc.record({ taken: fc.integer({ min: 1, max: 4 }), passed: fc.integer({ min: 0, max: hour }) });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 6 }), async (isSliding, steps) => {
        ids = await seedConnection(one.system);
        const limit = isSliding ? RateLimit.perHour(10).sliding() : RateLimit.perHour(10);
        const slots = isSliding ? 10 : 1;
        const rateLimit = RateLimit.per(hour, 10);
        const target = testTarget(ids, vendor.url, { rateLimit: isSliding ? rateLimit.sliding() : rateLimit });
        for (const { taken, passed } of steps) {
          await take(windowName(limit), 10, hour, slots, taken);
          await age(windowName(limit), passed);
        }
        const { window } = await one.limiter.describe(one.system, target);
        const { granted } = await take(windowName(limit), 10, hour, slots, 10);
        expect(window).toMatchObject({ left: granted, used: 10 - granted });
      }),
      { numRuns: 30, seed: 20_261_121 },
    );
  });

  it('of a limit that is lowered goes on from what is used up, and permits of the old one are worth nothing', async () => {
    const day = 86_400_000;
    const at = (max: number) => testTarget(ids, vendor.url, { rateLimit: RateLimit.per(day, max) });
    expect(await one.limiter.take(at(100))).toBe(0);
    // The block of ten that this process took is counted.
    expect(await one.limiter.take(at(10))).toBeGreaterThan(0);
    expect((await one.limiter.describe(one.system, at(10))).window).toMatchObject({ used: 10, left: 0 });
    expect(await one.limiter.take(at(11))).toBe(0);
    expect(await two.limiter.take(at(11))).toBeGreaterThan(0);
  });

  it('of two limits that processes go by at the same time, before and after a change, is one', async () => {
    const at = (max: number) => testTarget(ids, vendor.url, { rateLimit: RateLimit.per(86_400_000, max) });
    const waits = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => one.limiter.take(at(index % 2 === 0 ? 12 : 15))),
    );
    expect(waits.filter((ms) => ms === 0).length).toBeLessThanOrEqual(15);
    expect((await one.limiter.describe(one.system, at(15))).window?.used).toBeLessThanOrEqual(15);
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
    await eventually(async () => (await failureOf(two)).code === 'rate_limited');
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
