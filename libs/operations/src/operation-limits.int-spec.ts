import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTextMessage, eventually, startHub, type TestHub } from '@patchbay/testing';
import { OperationsFixture } from './operations.fixture.ts';

interface Limits {
  readonly max_concurrent: number | null;
  readonly provider_max_concurrent: number | null;
  readonly overridden: boolean;
  readonly under_way: number;
  readonly rate_limit: object | null;
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
    expect(await limits(twilio)).toEqual({ ...none, rate_limit: null });
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
