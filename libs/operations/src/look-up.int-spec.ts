import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Catalog } from '@patchbay/catalog';
import type { CapabilityScope, CredentialFields, ProviderDefinition } from '@patchbay/provider-kit';
import { aRule, aTextMessage, aTwilioConnection, startHub, type TestHub } from '@patchbay/testing';
import { z } from 'zod';
import { OperationsFixture } from './operations.fixture.ts';

const WORKSPACE = 'b4e02c85-c6d2-4b15-8885-e09671799c61';
const CHANNEL = '67e4d358-ca94-421e-98b7-448860df9d33';
const MESSAGES = `/workspaces/${WORKSPACE}/channels/${CHANNEL}/messages`;
const bird = {
  provider: 'messagebird',
  environment: 'sandbox',
  credentials: { access_key: 'testAccessKey', workspace_id: WORKSPACE, channel_id: CHANNEL },
  enabled_capabilities: ['send_sms'],
};
const listed = z.object({
  results: z.array(z.object({ id: z.string(), status: z.string(), reference: z.string().nullable() })),
});

/** Asks the list of messages for ours. The real Bird does not say that its list is complete, so its provider does not. */
async function lookUp({ http, reference }: CapabilityScope<CredentialFields, z.ZodObject>) {
  const response = await http.request({ method: 'GET', path: MESSAGES, effect: 'read' });
  const found = response.read(listed).results.find((message) => message.reference === reference);
  return found === undefined ? null : { message_id: found.id, status: found.status };
}

function withLookUp(provider: ProviderDefinition): ProviderDefinition {
  const sending = provider.capabilities.send_sms;
  if (sending === undefined) throw new Error('it sends no SMS');
  const send_sms = { ...sending, effect: 'lookup' as const, lookup: lookUp, lookupLagMs: 100 };
  return { ...provider, capabilities: { ...provider.capabilities, send_sms } };
}

let hub: TestHub;
let desk: OperationsFixture;
let since: number;
let first: string;

beforeAll(async () => {
  hub = await startHub();
  const catalog = hub.hub.app.get(Catalog, { strict: false });
  const provider = catalog.provider.bind(catalog);
  jest.spyOn(catalog, 'provider').mockImplementation((name) => {
    const found = provider(name);
    return found?.name === 'messagebird' ? withLookUp(found) : found;
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await hub.close();
});
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
  first = await desk.connect(bird);
  const second = await desk.connect(aTwilioConnection());
  const body = aRule(first, { fallback_integration_id: second });
  await desk.tenant.must(201, 'POST', '/api/v1/routing-rules', { body });
  since = desk.mark();
});

const asked = () =>
  hub.sandbox.journal.after(since, 'messagebird').map(({ method, effects }) => [method, effects.length]);

describe('after an unknown outcome at a vendor that can be asked by our reference', () => {
  it('what was done is found, and delivered without being sent again', async () => {
    desk.inject('messagebird', { kind: 'reset', when: 'after', method: 'POST' });
    const { status, body } = await desk.ask();
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'delivered', provider: 'messagebird', attempts_count: 2 });
    expect(asked()).toEqual([
      ['POST', 1],
      ['GET', 0],
    ]);
    const [sent] = hub.sandbox.journal.after(since, 'messagebird').flatMap(({ effects }) => effects);
    expect(body.data.result).toEqual({ message_id: sent?.id, status: 'delivered' });
    expect(await desk.attempts(body.data.id)).toMatchObject([{ outcome: 'unknown' }, { outcome: 'delivered' }]);
  });

  it('what was not done is sent again, to the same vendor', async () => {
    desk.inject('messagebird', { kind: 'reset', when: 'before', method: 'POST' });
    const { body } = await desk.ask(aTextMessage({ mode: 'async' }));
    const delivered = await desk.becomes(body.data.id, 'delivered');
    expect(delivered).toMatchObject({ provider: 'messagebird', attempts_count: 2 });
    expect(asked()).toEqual([
      ['POST', 0],
      ['GET', 0],
      ['POST', 1],
    ]);
  });

  it('a look-up that fails is made again before anything is sent', async () => {
    desk.inject('messagebird', { kind: 'reset', when: 'after', method: 'POST' });
    desk.inject('messagebird', { kind: 'reset', when: 'before', method: 'GET', path: MESSAGES });
    expect(await desk.ask()).toMatchObject({ status: 200, body: { data: { attempts_count: 3 } } });
    expect(asked()).toEqual([
      ['POST', 1],
      ['GET', 0],
      ['GET', 0],
    ]);
  });

  it('without an answer to the look-up it stays unknown, and no other vendor is asked', async () => {
    desk.inject('messagebird', { kind: 'reset', when: 'after', method: 'POST' });
    desk.inject('messagebird', { kind: 'reset', when: 'before', method: 'GET', path: MESSAGES, count: null });
    const { status, body } = await desk.ask(aTextMessage({ wait_ms: 2_500 }));
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'outcome_unknown', data: { status: 'exhausted', provider: 'messagebird' } });
    expect(desk.effects('messagebird', since)).toBe(1);
    expect(desk.effects('twilio', since)).toBe(0);
  });

  it('what the look-up has cleared and the vendor then refuses is a refusal', async () => {
    desk.inject('messagebird', { kind: 'reset', when: 'before', method: 'POST' });
    desk.inject('messagebird', { kind: 'revoked', method: 'POST' });
    const { status, body } = await desk.ask();
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'vendor_error', data: { status: 'exhausted', provider: 'messagebird' } });
    expect(desk.effects('twilio', since)).toBe(0);
  });

  it('whose process died is looked up only when no request of that process can be under way any more', async () => {
    await desk.hold(first, 'open');
    const { id } = (await desk.ask(aTextMessage({ mode: 'async', integration_id: first }))).body.data;
    const before = Date.now();
    await desk.interrupt(id, first, 'messagebird');
    const { status, next_retry_at: at } = await desk.operation(id);
    expect(status).toBe('retrying');
    expect(Date.parse(at ?? '') - before).toBeGreaterThanOrEqual(30_000);
    expect(asked()).toEqual([]);
  });
});
