import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemContext } from '@patchbay/platform';
import { SECRET, seedConnection, startCallsProcess, testOptions, testProvider } from './calls-process.fixture.ts';
import { CallsWorld, json, post, reset } from './calls-world.fixture.ts';

let at: CallsWorld;

beforeAll(async () => {
  at = await CallsWorld.start();
});
afterAll(() => at.close());
beforeEach(() => at.begin());
afterEach(() => at.end());

describe('the record of a call', () => {
  it('holds what was exchanged, without secrets', async () => {
    at.answers = [
      json(201, { id: 'm1', auth_token: 'x1', echo: `your key is ${SECRET}` }, { 'x-request-id': 'req-7' }),
    ];
    const provider = testProvider({ redact: { request: ['to'] } });
    const options = { capability: 'send_sms', operationId: at.ids.connectionId };
    const result = await at.ask({ ...post, json: { to: '+1', body: 'hi', api_key: 'k' } }, options, { provider });
    expect(result).toMatchObject({ ok: true, value: { echo: 'your key is [redacted]' } });
    const [row] = await at.rows();
    expect(row).toMatchObject({
      provider: 'acme',
      purpose: 'operation',
      capability: 'send_sms',
      operation_id: at.ids.connectionId,
      try: 1,
      method: 'POST',
      url: `${at.vendor.url}/v1/things`,
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
      at.answers = [(_, response) => response.writeHead(403, { 'content-type': 'text/plain' }).end(body)];
      messages.push(JSON.stringify(await at.ask({ ...post, query: { note: SECRET } }, {}, parts)));
    }
    const everything = JSON.stringify(await at.rows()) + messages.join() + at.hub.lines.join();
    for (const form of forms) expect(everything).not.toContain(form);
    expect(everything).not.toContain('Canary');
  });

  it('shows no secret that travels in the query', async () => {
    const provider = testProvider({ auth: { type: 'query', parameter: 'api_key', value: 'key' } });
    await at.ask({ method: 'GET', path: '/v1/x', query: { q: '1', access_token: 'other' } }, {}, { provider });
    expect(at.vendor.requests[0]?.url).toBe(`/v1/x?q=1&access_token=other&api_key=${encodeURIComponent(SECRET)}`);
    const [row] = await at.rows();
    expect(row?.url).toBe(`${at.vendor.url}/v1/x?q=1&access_token=[redacted]&api_key=[redacted]`);
  });

  it('keeps the beginning of long bodies, and what JSON in Postgres cannot hold', async () => {
    at.answers = [json(200, { long: 'y'.repeat(20_000) }), json(200, { odd: 'a\u0000b\ud800c', '\u0000': 1 })];
    await at.ask(post);
    await at.ask(post);
    const [odd, long] = await at.rows();
    expect(odd?.response?.body).toEqual({ odd: 'abc', '': 1 });
    expect(long?.response?.truncated).toBe(true);
    expect(String(long?.response?.body).length).toBe(8_192);
  });

  it('is written for refusals too, and pages newest first', async () => {
    at.answers = [json(422, { message: 'bad number' }), reset];
    await at.ask(post);
    await at.ask(post);
    await at.ask(post);
    await at.hub.recorder.drain();
    const ctx = systemContext(at.ids.tenantId, 'test');
    const first = await at.hub.log.page(ctx, at.ids.connectionId, null, 2);
    expect(first.map((call) => [call.outcome, call.failure_class])).toEqual([
      ['succeeded', null],
      ['unknown', 'upstream'],
    ]);
    const second = await at.hub.log.page(ctx, at.ids.connectionId, first.at(-1)?.id ?? null, 2);
    expect(second).toMatchObject([{ outcome: 'refused', error: 'vendor_refused: Acme answered 422.' }]);
    const filtered = await at.hub.log.page(ctx, at.ids.connectionId, null, 10, { outcome: 'unknown' });
    expect(filtered).toHaveLength(1);
    const stranger = await seedConnection(at.hub.system);
    const others = await at.hub.log.page(systemContext(stranger.tenantId, 'test'), at.ids.connectionId, null, 10);
    expect(others).toHaveLength(0);
  });

  it('is there after a clean stop, though nobody waited for it', async () => {
    const stopping = await startCallsProcess(at.database);
    const options = testOptions({ effect: 'read', purpose: 'probe' });
    await Promise.all(
      Array.from({ length: 50 }, () =>
        stopping.calls.run(at.target(), options, ({ http }) => http.request({ method: 'GET', path: '/ping' })),
      ),
    );
    await stopping.close();
    const page = await at.hub.log.page(systemContext(at.ids.tenantId, 'test'), at.ids.connectionId, null, 100);
    expect(page.filter((call) => call.purpose === 'probe')).toHaveLength(50);
  });
});
