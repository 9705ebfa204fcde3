import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemContext } from '@patchbay/platform';
import { type VendorRequest } from '@patchbay/provider-kit';
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

async function rows() {
  await hub.recorder.drain();
  return hub.log.page(systemContext(ids.tenantId, 'test'), ids.connectionId, null, 100);
}

describe('the record of a call', () => {
  it('holds what was exchanged, without secrets', async () => {
    answers = [json(201, { id: 'm1', auth_token: 'x1', echo: `your key is ${SECRET}` }, { 'x-request-id': 'req-7' })];
    const provider = testProvider({ redact: { request: ['to'] } });
    const options = { capability: 'send_sms', operationId: ids.connectionId };
    const result = await ask({ ...post, json: { to: '+1', body: 'hi', api_key: 'k' } }, options, { provider });
    expect(result).toMatchObject({ ok: true, value: { echo: 'your key is [redacted]' } });
    const [row] = await rows();
    expect(row).toMatchObject({
      provider: 'acme',
      purpose: 'operation',
      capability: 'send_sms',
      operation_id: ids.connectionId,
      try: 1,
      method: 'POST',
      url: `${vendor.url}/v1/things`,
      status: 201,
      outcome: 'succeeded',
      error: null,
      vendor_request_id: 'req-7',
      request: { body: { to: '[redacted]', body: 'hi', api_key: '[redacted]' } },
      response: { body: { id: 'm1', auth_token: '[redacted]', echo: 'your key is [redacted]' } },
    });
  });

  it('holds the secret nowhere, in no form, whatever the vendor repeats', async () => {
    const forms = [
      SECRET,
      encodeURIComponent(SECRET),
      Buffer.from(SECRET).toString('base64'),
      Buffer.from(`AC1:${SECRET}`).toString('base64'),
    ];
    const provider = testProvider({
      auth: { type: 'basic', username: 'sid', password: 'key' },
      readError: (response) => ({ message: response.text }),
    });
    const parts = { provider, publicCredentials: { sid: 'AC1' } };
    const messages: string[] = [];
    for (const body of [
      ...forms,
      `<Key>${SECRET}</Key>`,
      `${'x'.repeat(8_180)}${SECRET}`,
      `{"cut": "${SECRET}`,
      `${'z'.repeat(480)}${SECRET}`,
    ]) {
      answers = [(_, response) => response.writeHead(403, { 'content-type': 'text/plain' }).end(body)];
      messages.push(JSON.stringify(await ask({ ...post, query: { note: SECRET } }, {}, parts)));
    }
    const everything = JSON.stringify(await rows()) + messages.join() + hub.lines.join();
    for (const form of forms) expect(everything).not.toContain(form);
    expect(everything).not.toContain('Canary');
  });

  it('shows no secret that travels in the query', async () => {
    const provider = testProvider({ auth: { type: 'query', parameter: 'api_key', value: 'key' } });
    await ask({ method: 'GET', path: '/v1/x', query: { q: '1', access_token: 'other' } }, {}, { provider });
    expect(vendor.requests[0]?.url).toBe(`/v1/x?q=1&access_token=other&api_key=${encodeURIComponent(SECRET)}`);
    const [row] = await rows();
    expect(row?.url).toBe(`${vendor.url}/v1/x?q=1&access_token=[redacted]&api_key=[redacted]`);
  });

  it('keeps the beginning of long bodies, and what JSON in Postgres cannot hold', async () => {
    answers = [json(200, { long: 'y'.repeat(20_000) }), json(200, { odd: 'a\u0000b\ud800c', '\u0000': 1 })];
    await ask(post);
    await ask(post);
    const [odd, long] = await rows();
    expect(odd?.response?.body).toEqual({ odd: 'abc', '': 1 });
    expect(long?.response?.truncated).toBe(true);
    expect(String(long?.response?.body).length).toBe(8_192);
  });

  it('is written for refusals too, and pages newest first', async () => {
    answers = [json(422, { message: 'bad number' }), reset];
    await ask(post);
    await ask(post);
    await ask(post);
    await hub.recorder.drain();
    const ctx = systemContext(ids.tenantId, 'test');
    const first = await hub.log.page(ctx, ids.connectionId, null, 2);
    expect(first.map((call) => [call.outcome, call.failure_class])).toEqual([
      ['succeeded', null],
      ['unknown', 'upstream'],
    ]);
    const second = await hub.log.page(ctx, ids.connectionId, first.at(-1)?.id ?? null, 2);
    expect(second).toMatchObject([{ outcome: 'refused', error: 'vendor_refused: Acme answered 422.' }]);
    const filtered = await hub.log.page(ctx, ids.connectionId, null, 10, { outcome: 'unknown' });
    expect(filtered).toHaveLength(1);
    const stranger = await seedConnection(hub.system);
    const others = await hub.log.page(systemContext(stranger.tenantId, 'test'), ids.connectionId, null, 10);
    expect(others).toHaveLength(0);
  });

  it('is there after a clean stop, though nobody waited for it', async () => {
    const stopping = await startCallsProcess(database);
    const options = testOptions({ effect: 'read', purpose: 'probe' });
    await Promise.all(
      Array.from({ length: 50 }, () =>
        stopping.calls.run(target(), options, ({ http }) => http.request({ method: 'GET', path: '/ping' })),
      ),
    );
    await stopping.close();
    const page = await hub.log.page(systemContext(ids.tenantId, 'test'), ids.connectionId, null, 100);
    expect(page.filter((call) => call.purpose === 'probe')).toHaveLength(50);
  });
});
