import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTextMessage, eventually, startHub, type TestHub } from '@patchbay/testing';
import { OperationsFixture } from './operations.fixture.ts';

interface Limits {
  readonly max_concurrent: number | null;
  readonly provider_max_concurrent: number | null;
  readonly overridden: boolean;
  readonly under_way: number;
  readonly rate_limit: object | null;
  readonly rate_window: { readonly used: number; readonly left: number } | null;
}

/** Long enough for others to come while one is at the vendor. */
const SLOW = { kind: 'slow', delay_ms: 40, count: null, method: 'POST' } as const;

let hub: TestHub;
let desk: OperationsFixture;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
});

function limits(id: string, maxConcurrent?: number | null): Promise<Limits> {
  const path = `/api/v1/integrations/${id}/limits`;
  if (maxConcurrent === undefined) return desk.tenant.must(200, 'GET', path);
  return desk.tenant.must(200, 'PATCH', path, { body: { max_concurrent: maxConcurrent } });
}

function anApi(label: string): object {
  return {
    ...{ provider: 'custom', label, environment: 'sandbox', enabled_capabilities: ['http_request'] },
    ...{ credentials: { secret: 'key-of-an-api' }, config: { base_url: 'https://api.example.com' } },
  };
}

function mostAtOnce(vendor = 'twilio'): number {
  return hub.sandbox.vendors.get(vendor)?.takeMostAtOnce() ?? 0;
}

function many(count: number, mode: 'sync' | 'async', more: object = {}) {
  return Promise.all(Array.from({ length: count }, () => desk.ask(aTextMessage({ mode, ...more }))));
}

describe('A limit of how much is under way', () => {
  it('is shown with what is under way, set, audited and lifted', async () => {
    const twilio = await desk.connectTwilio();
    const none = { max_concurrent: null, provider_max_concurrent: null, overridden: false, under_way: 0 };
    const noRate = { rate_limit: null, provider_rate_limit: null, rate_limit_overridden: false, rate_window: null };
    expect(await limits(twilio)).toEqual({ ...none, ...noRate, suspended_until: null });
    expect(await limits(twilio, 3)).toMatchObject({ max_concurrent: 3, overridden: true });
    const [entry] = await desk.tenant.must<{ details: object }[]>(
      200,
      'GET',
      '/api/v1/audit-log?action=integration.limits_changed',
    );
    expect(entry?.details).toEqual({ provider: 'twilio', max_concurrent: '3' });
    expect(await limits(twilio, null)).toMatchObject(none);
  });

  it.each([{ max_concurrent: 0 }, { max_concurrent: 1.5 }, { max_concurrent: '3' }, {}])(
    'is refused where it is none: %j',
    async (body) => {
      const twilio = await desk.connectTwilio();
      const answer = await desk.tenant.request('PATCH', `/api/v1/integrations/${twilio}/limits`, { body });
      expect(answer).toMatchObject({ status: 422, body: { errors: { max_concurrent: expect.any(Array) } } });
    },
  );

  it("is nobody else's to see or set", async () => {
    const twilio = await desk.connectTwilio();
    const other = await OperationsFixture.create(hub);
    const path = `/api/v1/integrations/${twilio}/limits`;
    expect((await other.tenant.request('GET', path)).status).toBe(404);
    expect((await other.tenant.request('PATCH', path, { body: { max_concurrent: 1 } })).status).toBe(404);
  });

  it('lets synchronous callers wait their turn, and answers each with its end', async () => {
    const twilio = await desk.connectTwilio();
    await limits(twilio, 2);
    desk.inject('twilio', SLOW);
    mostAtOnce();
    const answers = await many(12, 'sync');
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(mostAtOnce()).toBeLessThanOrEqual(2);
    expect((await limits(twilio)).under_way).toBe(0);
  });

  it('answers 202 to a caller that did not want to wait for its turn, and does it all the same, once', async () => {
    const twilio = await desk.connectTwilio();
    await limits(twilio, 1);
    desk.inject('twilio', { ...SLOW, delay_ms: 400, count: 1 });
    const before = desk.mark();
    const first = desk.ask();
    await eventually(async () => (await limits(twilio)).under_way === 1);
    const second = await desk.ask(aTextMessage({ wait_ms: 100 }));
    expect(second).toMatchObject({ status: 202, body: { data: { status: 'pending', attempts_count: 0 } } });
    expect((await first).status).toBe(200);
    await desk.becomes(second.body.data.id, 'delivered');
    expect(desk.effects('twilio', before)).toBe(2);
  });

  it('holds for queued operations, in the order they came, and spends no try on waiting', async () => {
    const twilio = await desk.connectTwilio();
    await limits(twilio, 1);
    desk.inject('twilio', { ...SLOW, delay_ms: 5 });
    mostAtOnce();
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      ids.push((await desk.ask(aTextMessage({ mode: 'async' }))).body.data.id);
    }
    const ended = await Promise.all(ids.map((id) => desk.becomes(id, 'delivered')));
    expect(ended.map(({ attempts_count: count }) => count)).toEqual(ids.map(() => 1));
    const inOrder = ended.map(({ completed_at: at }) => at);
    expect(inOrder).toEqual([...inOrder].sort());
    expect(mostAtOnce()).toBe(1);
  });

  it('of a tenant counts all its connections', async () => {
    const ids = [await desk.connect(anApi('one')), await desk.connect(anApi('two'))];
    const path = `/api/v1/tenants/${desk.tenantId}`;
    const body = { max_concurrent_operations: 2 };
    const changed = await hub.request('PATCH', path, { key: hub.platformKey, body });
    expect(changed).toMatchObject({ status: 200, body: { data: body } });
    desk.inject('custom', { ...SLOW, method: 'GET' });
    mostAtOnce('custom');
    const input = { method: 'GET', path: '/things' };
    const answers = await Promise.all(
      ids.flatMap((id) => [
        many(6, 'sync', { capability: 'http_request', input, integration_id: id }),
        many(6, 'async', { capability: 'http_request', input, integration_id: id }),
      ]),
    );
    for (const { body: asked } of answers.flat()) await desk.becomes(asked.data.id, 'delivered');
    expect(mostAtOnce('custom')).toBeLessThanOrEqual(2);
  });

  it('of the connection that stands in holds for what was queued for another', async () => {
    const { twilio, plivo } = await desk.routed();
    await limits(twilio, 1);
    await limits(plivo, 1);
    for (const vendor of ['twilio', 'plivo']) desk.inject(vendor, SLOW);
    mostAtOnce('plivo');
    const asked = await many(10, 'async');
    await desk.tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/disable`);
    const ended = await Promise.all(asked.map(({ body }) => desk.becomes(body.data.id, 'delivered')));
    expect(ended.filter(({ provider }) => provider === 'plivo').length).toBeGreaterThan(2);
    expect(mostAtOnce('plivo')).toBe(1);
  });
});

describe('A limit of how many requests a connection makes in a time', () => {
  const change = (id: string, rate_limit: object | null): Promise<Limits> =>
    desk.tenant.must(200, 'PATCH', `/api/v1/integrations/${id}/limits`, { body: { rate_limit } });
  const aDay = { max: 2, per_seconds: 86_400 };

  it("is set where the provider has none, and lowered where it has one; null brings the provider's back", async () => {
    const twilio = await desk.connectTwilio();
    const set = await change(twilio, { max: 40, window_ms: 1_500, sliding: true });
    expect(set).toMatchObject({
      ...{ max_concurrent: null, overridden: false, rate_limit_overridden: true, provider_rate_limit: null },
      ...{ rate_limit: { max: 40, window_seconds: 1.5, sliding: true }, rate_window: { used: 0, left: 40 } },
    });
    expect(await change(twilio, null)).toMatchObject({ rate_limit: null, rate_limit_overridden: false });

    const config = { base_url: 'https://api.example.com', rate_limit_per_minute: 60 };
    const api = await desk.connect({ ...anApi('limited'), config });
    const providers = { max: 60, window_seconds: 60, sliding: false };
    expect(await limits(api)).toMatchObject({ rate_limit: providers, rate_limit_overridden: false });
    const own = { max: 7, window_seconds: 60, sliding: false };
    const lowered = { rate_limit: own, provider_rate_limit: providers, rate_limit_overridden: true };
    expect(await change(api, { max: 7, per_seconds: 60 })).toMatchObject(lowered);
    expect(await limits(api, 3)).toMatchObject({ ...lowered, max_concurrent: 3 });
    expect(await change(api, null)).toMatchObject({ rate_limit: providers, max_concurrent: 3 });
    const path = '/api/v1/audit-log?action=integration.limits_changed';
    const entries = await desk.tenant.must<{ details: object }[]>(200, 'GET', path);
    expect(entries.map(({ details }) => details).slice(0, 5)).toEqual([
      { provider: 'custom', rate_limit: null },
      { provider: 'custom', max_concurrent: '3' },
      { provider: 'custom', rate_limit: '7 in 60 s' },
      { provider: 'twilio', rate_limit: null },
      { provider: 'twilio', rate_limit: '40 in any 1.5 s' },
    ]);
  });

  it.each([
    [{ max: 0, per_seconds: 1 }, 'rate_limit.max'],
    [{ max: 10 }, 'rate_limit.per_seconds'],
    [{ max: 10, per_seconds: 0 }, 'rate_limit.per_seconds'],
    [{ max: 10, window_ms: 10 }, 'rate_limit.window_ms'],
    [{ max: 10, window_ms: null, per_seconds: 1 }, 'rate_limit.window_ms'],
    [{ max: 10, per_seconds: 1, window_ms: 1_000 }, 'rate_limit.window_ms'],
    [{ max: 10, per_seconds: 1, sliding: 'yes' }, 'rate_limit.sliding'],
    [{ max: 10, per_seconds: 1, burst: 3 }, 'rate_limit.burst'],
    [[], 'rate_limit'],
    [10, 'rate_limit'],
  ])('is refused where it is none: %j', async (rate_limit, field) => {
    const twilio = await desk.connectTwilio();
    const path = `/api/v1/integrations/${twilio}/limits`;
    const answer = await desk.tenant.request('PATCH', path, { body: { rate_limit } });
    expect(answer).toMatchObject({ status: 422 });
    expect(Object.keys(answer.body.errors ?? {})).toEqual([field]);
  });

  it('holds at once, counts what is used up already when it is changed, and lets go on what waited when it is raised', async () => {
    const twilio = await desk.connectTwilio();
    const before = desk.mark();
    await change(twilio, aDay);
    const asked = await many(6, 'async');
    const seen = await eventually(async () => {
      const all = await Promise.all(asked.map(({ body }) => desk.operation(body.data.id)));
      expect(all.every(({ status }) => status === 'delivered' || status === 'retrying')).toBe(true);
      return all;
    });
    const delivered = seen.filter(({ status }) => status === 'delivered').length;
    expect(delivered).toBe(2);
    expect(desk.effects('twilio', before)).toBe(delivered);
    const sliding = await change(twilio, { ...aDay, max: 5 });
    expect(sliding.rate_window!.used + sliding.rate_window!.left).toBe(5);
    expect((await change(twilio, { ...aDay, max: 1 })).rate_window).toMatchObject({ left: 0 });
    await change(twilio, { ...aDay, max: 1_000 });
    for (const { body } of asked) await desk.becomes(body.data.id, 'delivered');
    expect(desk.effects('twilio', before)).toBe(6);
  });

  it('shows until when the vendor asked for silence', async () => {
    const twilio = await desk.connectTwilio();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 600 });
    expect((await desk.ask()).status).toBe(502);
    await eventually(async () => {
      const { suspended_until: until } = (await limits(twilio)) as Limits & { suspended_until: string | null };
      expect(Date.parse(until ?? '')).toBeGreaterThan(Date.now());
    });
  });
});
