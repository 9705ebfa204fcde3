import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { systemContext } from '@patchbay/platform';
import { RateLimit, type VendorRequest } from '@patchbay/provider-kit';
import { startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import type { RequestListener } from 'node:http';
import type { CallObservation, CallOptions, CallResult, CallTarget } from './call-target.ts';
import {
  SECRET,
  seedConnection,
  startCallsProcess,
  testOptions,
  testProvider,
  testTarget,
  type CallsProcess,
} from './test-process.ts';

let database: TestDatabase;
let hub: CallsProcess;
let ids: { tenantId: string; connectionId: string };
let vendor: TestVendor;
let answers: RequestListener[];
const seen: CallObservation[] = [];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const reset: RequestListener = (request) => request.socket.resetAndDestroy();

beforeAll(async () => {
  database = await startTestDatabase();
  hub = await startCallsProcess(database);
  hub.calls.register({ observed: (observation) => void seen.push(observation) });
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});
beforeEach(async () => {
  answers = [];
  vendor = await startVendor((request, response) => (answers.shift() ?? json(200, { ok: true }))(request, response));
  ids = await seedConnection(hub.system);
  seen.length = 0;
  hub.slept.length = 0;
});
afterEach(() => vendor.close());

const target = (parts: Partial<CallTarget> = {}): CallTarget => testTarget(ids, vendor.url, parts);
const post: VendorRequest = { method: 'POST', path: '/v1/things', json: { to: '+15551234' } };

async function ask(
  request: VendorRequest,
  options: Partial<CallOptions> = {},
  parts: Partial<CallTarget> = {},
): Promise<CallResult<unknown>> {
  return hub.calls.run(target(parts), testOptions(options), async ({ http }) => (await http.request(request)).json());
}

async function refusal(...args: Parameters<typeof ask>) {
  const result = await ask(...args);
  if (result.ok) throw new Error('The call succeeded.');
  return result.failure;
}

async function rows() {
  await hub.recorder.drain();
  return hub.log.page(systemContext(ids.tenantId, 'test'), ids.connectionId, null, 100);
}

describe('a call', () => {
  it('is authenticated, encoded and answered', async () => {
    const result = await ask({ ...post, query: { a: 'x y' }, headers: { 'X-Own': '1' } });
    expect(result).toMatchObject({ ok: true, value: { ok: true }, status: 200 });
    expect(vendor.requests[0]).toMatchObject({ method: 'POST', url: '/v1/things?a=x%20y', body: '{"to":"+15551234"}' });
    expect(vendor.requests[0]?.headers).toMatchObject({
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
    await ask(post, {}, { provider: testProvider({ auth }), publicCredentials: { sid: 'AC1' } });
    expect(vendor.requests[0]?.headers[header]).toBe(value);
  });

  it('sends forms in brackets, and the idempotency key of a native_key handler: one per request', async () => {
    const options = testOptions({ effect: 'native_key' });
    await hub.calls.run(target(), options, async ({ http }) => {
      await http.request({ method: 'POST', path: '/a', form: { amount: 5, metadata: { k: 'v' } } });
      await http.request({ method: 'POST', path: '/b' });
      await http.request({ method: 'GET', path: '/c', effect: 'read' });
    });
    expect(vendor.requests.map(({ body, headers }) => [body, headers['idempotency-key']])).toEqual([
      ['amount=5&metadata[k]=v', options.reference],
      ['', `${options.reference}-2`],
      ['', undefined],
    ]);
  });

  it('makes no query before the vendor is asked, on a warm connection with a fresh credential', async () => {
    const provider = testProvider({ rateLimit: RateLimit.perMinute(600) });
    await ask(post, {}, { provider });
    await hub.recorder.drain();
    const before = hub.system.counter.queriesTotal;
    let during = -1;
    answers = [
      (request, response) => {
        during = hub.system.counter.queriesTotal;
        json(200, {})(request, response);
      },
    ];
    expect((await ask(post, {}, { provider })).ok).toBe(true);
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
      expect(await refusal(request)).toMatchObject({ class: 'client', delivery: 'not_sent', code: 'invalid_request' });
    }
    expect(vendor.requests).toHaveLength(0);
  });

  it('goes to no private address without an exemption', async () => {
    const failure = await refusal(post, {}, { allowPrivate: false });
    expect(failure).toMatchObject({ class: 'client', delivery: 'not_sent', code: 'address_refused' });
    expect(seen).toHaveLength(0);
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
    answers = [json(status, { message: 'no' })];
    const failure = await refusal(post);
    expect(failure).toMatchObject({ class: kind, delivery, status });
    expect(seen).toMatchObject([{ ok: false, failure: { class: kind }, purpose: 'operation' }]);
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
    answers = [answer];
    expect(await refusal(post)).toMatchObject(failure);
  });

  it('that nobody is there', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const failure = await refusal(post, {}, { baseUrl: `http://127.0.0.1:${port}` });
    expect(failure).toMatchObject({ class: 'upstream', delivery: 'not_sent', code: 'connection_refused' });
  });

  it('that it does not answer in time', async () => {
    answers = [() => undefined];
    const late = { class: 'upstream', delivery: 'unknown', code: 'vendor_timeout' };
    expect(await refusal(post, { timeoutMs: 50 })).toMatchObject(late);
  });

  it('that it does not answer in the time this request allows', async () => {
    answers = [() => undefined];
    expect(await refusal({ ...post, timeoutMs: 50 })).toMatchObject({ code: 'vendor_timeout' });
  });

  it('is shown to the handler when it accepts the status', async () => {
    answers = [json(404, { gone: true })];
    const result = await ask({ ...post, accept: [404] });
    expect(result).toMatchObject({ ok: true, value: { gone: true }, status: 404 });
  });

  it('is what the provider reads in it', async () => {
    const provider = testProvider({
      requestIdHeader: 'X-Trace',
      readError: (response) => ({ ...(response.json() as { class: 'auth'; message: string }), providerCode: '20003' }),
    });
    answers = [json(200, { class: 'auth', message: 'REQUEST_DENIED' }, { 'x-trace': 'tr-1' })];
    expect(await refusal(post, {}, { provider })).toMatchObject({
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
    answers = [json(500, {}), json(200, {})];
    expect(await refusal(post, { tries: 3 })).toMatchObject({ delivery: 'unknown' });
    answers = [reset, json(200, {})];
    expect(await refusal(post, { tries: 3, effect: 'lookup' })).toMatchObject({ delivery: 'unknown' });
    expect(vendor.requests).toHaveLength(2);
  });

  it('uses the same key for a native_key effect', async () => {
    answers = [json(500, {}), json(200, { done: true })];
    expect(await ask(post, { tries: 3, effect: 'native_key' })).toMatchObject({ ok: true, value: { done: true } });
    const keys = vendor.requests.map((request) => request.headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(hub.slept).toEqual([2_000]);
  });

  it('waits as the vendor asks, in seconds or by date', async () => {
    answers = [json(429, {}, { 'retry-after': '1' })];
    const first = await refusal(post, { tries: 3, effect: 'read', maxWaitMs: 0 });
    expect(first).toMatchObject({ class: 'throttle', retryAfterMs: 1_000 });
    ids = await seedConnection(hub.system);
    answers = [json(429, {}, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() })];
    const second = await refusal(post, { tries: 3, effect: 'read' });
    expect(second.retryAfterMs).toBeGreaterThan(85_000);
    expect(second.retryAfterMs).toBeLessThanOrEqual(90_000);
    expect(hub.slept).toEqual([]);
  });

  it('ends with the number of tries', async () => {
    answers = [json(500, {}), json(502, {}), json(503, {}), json(200, {})];
    const result = await ask(post, { tries: 3, effect: 'read', maxWaitMs: 60_000 });
    expect(result).toMatchObject({ ok: false, tries: 3, failure: { status: 503 } });
    expect(hub.slept).toEqual([2_000, 4_000]);
    expect((await rows()).map((row) => [row.try, row.status])).toEqual([
      [3, 503],
      [2, 502],
      [1, 500],
    ]);
  });

  it('is left to the caller when the claim on the work has ended', async () => {
    const beforeBytes = (): void => {
      throw new Error('lease over');
    };
    const failure = await refusal(post, { tries: 3, effect: 'read', beforeBytes });
    expect(failure).toMatchObject({ delivery: 'not_sent', code: 'claim_expired' });
    expect(vendor.requests).toHaveLength(0);
    expect(seen).toHaveLength(0);
  });
});
