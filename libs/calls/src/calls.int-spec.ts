import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { RateLimit } from '@patchbay/provider-kit';
import { SECRET, seedConnection, testOptions, testProvider } from './calls-process.fixture.ts';
import { CallsWorld, json, post, reset } from './calls-world.fixture.ts';

let at: CallsWorld;

beforeAll(async () => {
  at = await CallsWorld.start();
});
afterAll(() => at.close());
beforeEach(() => at.begin());
afterEach(() => at.end());

describe('a call', () => {
  it('is authenticated, encoded and answered', async () => {
    const result = await at.ask({ ...post, query: { a: 'x y' }, headers: { 'X-Own': '1' } });
    expect(result).toMatchObject({ ok: true, value: { ok: true }, status: 200 });
    expect(at.vendor.requests[0]).toMatchObject({
      method: 'POST',
      url: '/v1/things?a=x%20y',
      body: '{"to":"+15551234"}',
    });
    expect(at.vendor.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      'content-type': 'application/json',
      'x-own': '1',
    });
  });

  it.each([
    [
      'basic',
      { type: 'basic', username: 'sid', password: 'key' },
      'authorization',
      `Basic ${Buffer.from(`AC1:${SECRET}`).toString('base64')}`,
    ],
    ['header', { type: 'header', header: 'X-Api-Key', value: 'key', prefix: 'Token ' }, 'x-api-key', `Token ${SECRET}`],
  ] as const)('is authenticated by %s', async (_, auth, header, value) => {
    await at.ask(post, {}, { provider: testProvider({ auth }), publicCredentials: { sid: 'AC1' } });
    expect(at.vendor.requests[0]?.headers[header]).toBe(value);
  });

  it('sends forms in brackets, and the idempotency key of a native_key handler: one per request', async () => {
    const options = testOptions({ effect: 'native_key' });
    await at.hub.calls.run(at.target(), options, async ({ http }) => {
      await http.request({ method: 'POST', path: '/a', form: { amount: 5, metadata: { k: 'v' } } });
      await http.request({ method: 'POST', path: '/b' });
      await http.request({ method: 'GET', path: '/c', effect: 'read' });
    });
    expect(at.vendor.requests.map(({ body, headers }) => [body, headers['idempotency-key']])).toEqual([
      ['amount=5&metadata[k]=v', options.reference],
      ['', `${options.reference}-2`],
      ['', undefined],
    ]);
  });

  it('makes no query before the vendor is asked, on a warm connection with a fresh credential', async () => {
    const provider = testProvider({ rateLimit: RateLimit.perMinute(600) });
    await at.ask(post, {}, { provider });
    await at.hub.recorder.drain();
    const before = at.hub.system.counter.queriesTotal;
    let during = -1;
    at.answers = [
      (request, response) => {
        during = at.hub.system.counter.queriesTotal;
        json(200, {})(request, response);
      },
    ];
    expect((await at.ask(post, {}, { provider })).ok).toBe(true);
    expect(during - before).toBe(0);
  });

  it('refuses paths that leave the base URL, and headers that authenticate, before anything is sent', async () => {
    for (const request of [
      { ...post, path: '//evil.test/x' },
      { ...post, path: '/a/%2e%2e/b' },
      { ...post, headers: { Authorization: 'Bearer other' } },
      { ...post, headers: { 'x-a': 'b\r\nx-evil: 1' } },
      { ...post, form: { a: 1 } },
    ]) {
      expect(await at.refusal(request)).toMatchObject({
        class: 'client',
        delivery: 'not_sent',
        code: 'invalid_request',
      });
    }
    expect(at.vendor.requests).toHaveLength(0);
  });

  it('goes to no private address without an exemption', async () => {
    const failure = await at.refusal(post, {}, { allowPrivate: false });
    expect(failure).toMatchObject({ class: 'client', delivery: 'not_sent', code: 'address_refused' });
    expect(at.seen).toHaveLength(0);
  });
});

describe('what the vendor answers', () => {
  it.each([
    [500, 'upstream', 'unknown'],
    [503, 'upstream', 'unknown'],
    [501, 'client', 'refused'],
    [401, 'auth', 'refused'],
    [404, 'client', 'refused'],
    [429, 'throttle', 'refused'],
  ])('%i is %s and %s', async (status, kind, delivery) => {
    at.answers = [json(status, { message: 'no' })];
    const failure = await at.refusal(post);
    expect(failure).toMatchObject({ class: kind, delivery, status });
    expect(at.seen).toMatchObject([{ ok: false, failure: { class: kind }, purpose: 'operation' }]);
  });

  it.each([
    ['resets the connection', reset, { class: 'upstream', delivery: 'unknown', code: 'connection_reset' }],
    [
      'sends the client elsewhere',
      json(307, {}, { location: 'http://evil.test' }),
      { class: 'client', delivery: 'refused' },
    ],
    [
      'answers no JSON',
      (_, response) => response.end('<html>'),
      { class: 'unknown', delivery: 'unknown', code: 'unexpected_answer' },
    ],
  ])('that %s', async (_, answer, failure) => {
    at.answers = [answer];
    expect(await at.refusal(post)).toMatchObject(failure);
  });

  it('that nobody is there', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const failure = await at.refusal(post, {}, { baseUrl: `http://127.0.0.1:${port}` });
    expect(failure).toMatchObject({ class: 'upstream', delivery: 'not_sent', code: 'connection_refused' });
  });

  it('that it does not answer in time', async () => {
    at.answers = [() => undefined];
    const late = { class: 'upstream', delivery: 'unknown', code: 'vendor_timeout' };
    expect(await at.refusal(post, { timeoutMs: 50 })).toMatchObject(late);
  });

  it('that it does not answer in the time this request allows', async () => {
    at.answers = [() => undefined];
    expect(await at.refusal({ ...post, timeoutMs: 50 })).toMatchObject({ code: 'vendor_timeout' });
  });

  it('is shown to the handler when it accepts the status', async () => {
    at.answers = [json(404, { gone: true })];
    const result = await at.ask({ ...post, accept: [404] });
    expect(result).toMatchObject({ ok: true, value: { gone: true }, status: 404 });
  });

  it('is what the provider reads in it', async () => {
    const provider = testProvider({
      requestIdHeader: 'X-Trace',
      readError: (response) => ({ ...(response.json() as { class: 'auth'; message: string }), providerCode: '20003' }),
    });
    at.answers = [json(200, { class: 'auth', message: 'REQUEST_DENIED' }, { 'x-trace': 'tr-1' })];
    expect(await at.refusal(post, {}, { provider })).toMatchObject({
      class: 'auth',
      delivery: 'refused',
      providerCode: '20003',
      vendorRequestId: 'tr-1',
      message: 'Acme answered 200: REQUEST_DENIED',
    });
  });
});

describe('trying again', () => {
  it('is never done after an unknown outcome of an opaque effect, however many tries there are', async () => {
    at.answers = [json(500, {}), json(200, {})];
    expect(await at.refusal(post, { tries: 3 })).toMatchObject({ delivery: 'unknown' });
    at.answers = [reset, json(200, {})];
    expect(await at.refusal(post, { tries: 3, effect: 'lookup' })).toMatchObject({ delivery: 'unknown' });
    expect(at.vendor.requests).toHaveLength(2);
  });

  it('uses the same key for a native_key effect', async () => {
    at.answers = [json(500, {}), json(200, { done: true })];
    expect(await at.ask(post, { tries: 3, effect: 'native_key' })).toMatchObject({ ok: true, value: { done: true } });
    const keys = at.vendor.requests.map((request) => request.headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(at.hub.slept).toEqual([2_000]);
  });

  it('waits as the vendor asks, in seconds or by date', async () => {
    at.answers = [json(429, {}, { 'retry-after': '1' })];
    const first = await at.refusal(post, { tries: 3, effect: 'read', maxWaitMs: 0 });
    expect(first).toMatchObject({ class: 'throttle', retryAfterMs: 1_000 });
    at.ids = await seedConnection(at.hub.system);
    at.answers = [json(429, {}, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() })];
    const second = await at.refusal(post, { tries: 3, effect: 'read' });
    expect(second.retryAfterMs).toBeGreaterThan(85_000);
    expect(second.retryAfterMs).toBeLessThanOrEqual(90_000);
    expect(at.hub.slept).toEqual([]);
  });

  it('ends with the number of tries', async () => {
    at.answers = [json(500, {}), json(502, {}), json(503, {}), json(200, {})];
    const result = await at.ask(post, { tries: 3, effect: 'read', maxWaitMs: 60_000 });
    expect(result).toMatchObject({ ok: false, tries: 3, failure: { status: 503 } });
    expect(at.hub.slept).toEqual([2_000, 4_000]);
    expect((await at.rows()).map((row) => [row.try, row.status])).toEqual([
      [3, 503],
      [2, 502],
      [1, 500],
    ]);
  });

  it('is left to the caller when the claim on the work has ended', async () => {
    const beforeBytes = (): void => {
      throw new Error('lease over');
    };
    const failure = await at.refusal(post, { tries: 3, effect: 'read', beforeBytes });
    expect(failure).toMatchObject({ delivery: 'not_sent', code: 'claim_expired' });
    expect(at.vendor.requests).toHaveLength(0);
    expect(at.seen).toHaveLength(0);
  });
});
