import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemContext } from '@patchbay/platform';
import { eventually, startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import { BreakerRepository } from './breaker.repository.ts';
import type { CallOptions, CallResult } from './call-target.ts';
import {
  seedConnection,
  startCallsProcess,
  testOptions,
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

function call(hub: CallsProcess, options: Partial<CallOptions> = {}): Promise<CallResult<unknown>> {
  const target = testTarget(ids, vendor.url);
  return hub.calls.run(target, testOptions(options), ({ http }) => http.request({ method: 'POST', path: '/x' }));
}

async function failureOf(hub: CallsProcess) {
  const result = await call(hub);
  if (result.ok) throw new Error('The call succeeded.');
  return result.failure;
}

async function repeat(times: number, work: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < times; index += 1) await work(index);
}

describe('the breaker', () => {
  const events = () =>
    one.system.query<{ type: string }>('SELECT type FROM outbox WHERE tenant_id = $1 ORDER BY id', [ids.tenantId]);
  const stateIn = (hub: CallsProcess) => hub.breakers.stateOf(ids.tenantId, ids.connectionId);
  const endCoolDown = () =>
    one.system.query(`UPDATE breakers SET open_until = now() WHERE connection_id = $1`, [ids.connectionId]);
  const reload = async (): Promise<void> => {
    // What a process learns when it reconnects: everything anew.
    for (const hub of [one, two]) await hub.breakers.onModuleInit();
  };

  async function open(): Promise<void> {
    status = 500;
    await repeat(10, () => call(one));
    await eventually(() => stateIn(two) === 'open');
    status = 200;
  }

  it('opens at once here and within a second elsewhere, and is announced once', async () => {
    status = 500;
    await repeat(9, () => call(one));
    expect(stateIn(one)).toBe('closed');
    await call(one);
    expect(stateIn(one)).toBe('open');
    const failure = await failureOf(one);
    expect(failure).toMatchObject({ class: 'upstream', delivery: 'not_sent', code: 'breaker_open' });
    expect(failure.retryAfterMs).toBeGreaterThan(50_000);
    await eventually(() => stateIn(two) === 'open');
    expect(await failureOf(two)).toMatchObject({ code: 'breaker_open' });
    expect(vendor.requests).toHaveLength(10);
    expect(await events()).toEqual([{ type: 'breaker.opened' }]);
  });

  it('opens on what two processes have seen together', async () => {
    status = 500;
    await repeat(6, () => call(one));
    await repeat(6, () => call(two));
    await eventually(() => stateIn(one) === 'open' && stateIn(two) === 'open');
    expect(await events()).toEqual([{ type: 'breaker.opened' }]);
  });

  it('counts nothing but upstream failures', async () => {
    for (const answered of [400, 401, 404, 422, 429, 501]) {
      status = answered;
      await repeat(4, () => call(one));
    }
    expect(stateIn(one)).toBe('closed');
  });

  it('stays closed while most calls succeed, wherever they are made', async () => {
    status = 200;
    await repeat(12, () => call(two));
    status = 500;
    await repeat(3, () => call(one));
    const counts = async () => {
      const rows = await one.system.query<{ sum: number }>(
        'SELECT sum(requests)::integer FROM breaker_counts WHERE connection_id = $1',
        [ids.connectionId],
      );
      return rows[0]?.sum;
    };
    await eventually(async () => (await counts()) === 15);
    await repeat(3, () => call(one));
    await eventually(async () => (await counts()) === 18);
    expect([stateIn(one), stateIn(two)]).toEqual(['closed', 'closed']);
  });

  it('costs connections without failures nothing', async () => {
    await repeat(3, () => call(one));
    await one.recorder.drain();
    const before = one.system.counter.queriesTotal;
    const rows = await one.system.query('SELECT 1 FROM breaker_counts WHERE connection_id = $1', [ids.connectionId]);
    expect(rows).toHaveLength(0);
    expect(one.system.counter.queriesTotal - before).toBe(1);
  });

  it('lets one call of all processes find out, and closes for all when it is answered', async () => {
    await open();
    await endCoolDown();
    await reload();
    expect([stateIn(one), stateIn(two)]).toEqual(['half_open', 'half_open']);
    const asked = vendor.requests.length;
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((index) => call(index % 2 === 0 ? one : two)));
    const probes = results.filter((result) => result.ok).length;
    expect(probes).toBeGreaterThanOrEqual(1);
    // Whoever is not the probe is refused, unless it came after the probe had been answered.
    expect(vendor.requests.length - asked).toBe(probes);
    await eventually(() => stateIn(one) === 'closed' && stateIn(two) === 'closed');
    await eventually(async () =>
      expect(await events()).toEqual([{ type: 'breaker.opened' }, { type: 'breaker.closed' }]),
    );
    expect((await call(two)).ok).toBe(true);
  });

  it('lets a call that insists find out before the cool-down is over, and closes for all when it is answered', async () => {
    await open();
    expect(await failureOf(one)).toMatchObject({ code: 'breaker_open' });
    expect(await call(one, { insists: true })).toMatchObject({ ok: true });
    await eventually(() => stateIn(one) === 'closed' && stateIn(two) === 'closed');
  });

  it('is claimed by exactly one process while the probe is under way', async () => {
    await open();
    await endCoolDown();
    await reload();
    const claims = await Promise.all(
      [one, two, one, two].map(async (hub) => hub.breakers.admit(ids.tenantId, ids.connectionId)),
    );
    const probes = claims.filter((claim) => claim.admitted && claim.probe !== null);
    expect(probes).toHaveLength(1);
    expect(claims.filter((claim) => claim.admitted)).toHaveLength(1);
  });

  it('is settled by who holds the probe, not by who held one before', async () => {
    await open();
    await endCoolDown();
    const { tenantId, connectionId } = ids;
    const breakers = one.hub.app.get(BreakerRepository, { strict: false });
    expect(await breakers.claimProbe(tenantId, connectionId, 'mine', false)).toBe(true);
    expect(await breakers.close(tenantId, connectionId, 'earlier')).toBe(false);
    expect(await breakers.reopen(tenantId, connectionId, 'earlier', 0)).toBe(false);
    expect(await breakers.find(tenantId, connectionId)).toMatchObject({ state: 'half_open' });
    expect(await breakers.close(tenantId, connectionId, 'mine')).toBe(true);
  });

  it('cools down again, without another announcement, when the probe fails', async () => {
    await open();
    await endCoolDown();
    await reload();
    status = 503;
    expect(await failureOf(one)).toMatchObject({ status: 503 });
    expect(stateIn(one)).toBe('open');
    await eventually(async () => {
      const [row] = await one.system.query<{ state: string; ahead: boolean }>(
        'SELECT state, open_until > now() AS ahead FROM breakers WHERE connection_id = $1',
        [ids.connectionId],
      );
      expect(row).toEqual({ state: 'open', ahead: true });
    });
    expect(await events()).toEqual([{ type: 'breaker.opened' }]);
  });

  it('is given back by a probe that never reached the vendor', async () => {
    await open();
    await endCoolDown();
    await reload();
    const beforeBytes = (): void => {
      throw new Error('lease over');
    };
    expect(await call(one, { beforeBytes })).toMatchObject({
      ok: false,
      failure: { code: 'claim_expired' },
    });
    await eventually(async () => (await call(two)).ok);
  });

  it('obeys a person, in every process, until the word is taken back', async () => {
    const ctx = systemContext(ids.tenantId, 'test');
    const held = await one.breakers.override(ctx, ids.connectionId, { state: 'open' });
    expect(held).toMatchObject({ state: 'open', override: 'open' });
    expect(await failureOf(one)).toMatchObject({ code: 'breaker_open' });
    expect(await call(one, { insists: true })).toMatchObject({ failure: { code: 'breaker_open' } });
    await eventually(() => stateIn(two) === 'open');
    await one.breakers.override(ctx, ids.connectionId, { state: 'closed', until: new Date(Date.now() + 600_000) });
    status = 500;
    await repeat(12, () => call(one));
    expect(stateIn(one)).toBe('closed');
    expect(await one.breakers.describe(ctx, ids.connectionId)).toMatchObject({ state: 'closed', override: 'closed' });
    await one.breakers.override(ctx, ids.connectionId, { state: 'auto' });
    expect(await one.breakers.describe(ctx, ids.connectionId)).toMatchObject({
      override: 'auto',
      override_until: null,
    });
    expect((await events()).map((event) => event.type).slice(0, 2)).toEqual(['breaker.opened', 'breaker.closed']);
  });

  it("cannot be touched through another tenant's context", async () => {
    const stranger = await seedConnection(one.system);
    const ctx = systemContext(stranger.tenantId, 'test');
    await expect(one.breakers.override(ctx, ids.connectionId, { state: 'open' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await one.breakers.describe(ctx, ids.connectionId)).toMatchObject({ state: 'closed' });
  });
});
