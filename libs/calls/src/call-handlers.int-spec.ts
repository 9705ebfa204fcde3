import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VendorFailure, type VendorRequest } from '@patchbay/provider-kit';
import { startTestDatabase, startVendor, type TestDatabase, type TestVendor } from '@patchbay/testing';
import type { RequestListener } from 'node:http';
import { z } from 'zod';
import type { CallHandlerScope, CallObservation, CallOptions, CallResult, CallTarget } from './call-target.ts';
import { seedConnection, startCallsProcess, testOptions, testTarget, type CallsProcess } from './test-process.ts';

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

describe('a handler', () => {
  const run = (work: (scope: CallHandlerScope) => Promise<unknown>, options: Partial<CallOptions> = {}) =>
    hub.calls.run(target(), testOptions(options), work);

  it('that fails before anything was sent has not sent', async () => {
    const result = await run(async () => {
      throw new TypeError('undefined is not a function');
    });
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'not_sent', code: 'provider_fault' } });
  });

  it('that fails on the answer of an effect leaves it unknown, and tells the log where, not what', async () => {
    answers = [json(200, { id: 'sk_live_value' })];
    const result = await run(async ({ http }) => z.object({ id: z.number() }).parse((await http.request(post)).json()));
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'unknown', code: 'unexpected_answer' } });
    const line = hub.lines.find((each) => each.includes('a provider failed on a request or an answer'));
    expect(line).toContain('call-handlers.int-spec');
    expect(hub.lines.join('\n')).not.toContain('sk_live_value');
  });

  it('that fails on the answer of a read does not', async () => {
    const result = await run(
      async ({ http }) => {
        await http.request({ method: 'GET', path: '/x' });
        throw new TypeError('x');
      },
      { effect: 'read' },
    );
    expect(result).toMatchObject({ ok: false, failure: { delivery: 'refused' } });
  });

  it('whose second request is refused after the first one had its effect ends unknown', async () => {
    answers = [json(200, {}), json(422, {})];
    const result = await run(async ({ http }) => {
      await http.request(post);
      await http.request(post);
    });
    expect(result).toMatchObject({ ok: false, failure: { class: 'client', delivery: 'unknown', status: 422 } });
  });

  it('whose credential cannot be had has not sent', async () => {
    const credential = async (): Promise<Record<string, string>> => {
      const detail = {
        class: 'unknown',
        delivery: 'not_sent',
        code: 'sandbox_off',
        message: 'The sandbox is off.',
      } as const;
      throw new VendorFailure({
        ...detail,
        status: null,
        providerCode: null,
        retryAfterMs: null,
        vendorRequestId: null,
      });
    };
    expect(await refusal(post, {}, { credential })).toMatchObject({ code: 'sandbox_off', delivery: 'not_sent' });
  });
});
