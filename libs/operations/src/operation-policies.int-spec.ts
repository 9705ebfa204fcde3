import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import { aTextMessage, eventually, startHub, type HubAnswer, type TestHub } from '@patchbay/testing';
import type { OperationView } from './operation.types.ts';
import { OperationsFixture } from './operations.fixture.ts';

let hub: TestHub;
let desk: OperationsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function newTenant(): Promise<void> {
  desk = await OperationsFixture.create(hub);
}

interface Approval {
  readonly id: string;
  readonly status: string;
  readonly because: string;
  readonly integration_id: string;
}

const policy = (body: object): Promise<{ id: string }> => desk.tenant.must(201, 'POST', '/api/v1/policies', { body });
const approvalsOf = (operationId: string): Promise<Approval[]> =>
  desk.tenant.must(200, 'GET', `/api/v1/approvals?operation_id=${operationId}`);
const listed = async (): Promise<number> =>
  (await desk.tenant.must<OperationView[]>(200, 'GET', '/api/v1/operations')).length;

/** The id of an operation that waits for its approval. */
async function awaiting(changes: Record<string, unknown> = {}): Promise<string> {
  const answer = await desk.ask(aTextMessage(changes));
  expect(answer).toMatchObject({ status: 202, body: { data: { status: 'awaiting_approval', attempts_count: 0 } } });
  return answer.body.data.id;
}

async function decide(operationId: string, verb: 'approve' | 'reject', body: object = {}): Promise<void> {
  const [approval] = await approvalsOf(operationId);
  await desk.tenant.must(200, 'POST', `/api/v1/approvals/${approval?.id ?? ''}/${verb}`, { body });
}

const DENIED = { status: 403, body: { code: 'policy_denied' } };
const AWAITING = { status: 202, body: { data: { status: 'awaiting_approval' } } };
const DELIVERED = { status: 200, body: { data: { status: 'delivered' } } };

describe('a policy', () => {
  beforeAll(newTenant);
  beforeAll(() => desk.connectTwilio());

  it.each([
    ['deny', {}, DENIED],
    ['deny', { app: 'billing' }, DENIED],
    ['deny', { app: 'newsletter' }, DELIVERED],
    ['deny', { capability: 'send_sms' }, DENIED],
    ['deny', { capability: 'send_email' }, DELIVERED],
    ['deny', { provider: 'twilio' }, DENIED],
    ['deny', { provider: 'plivo' }, DELIVERED],
    ['deny', { environment: 'sandbox' }, DENIED],
    ['deny', { environment: 'production' }, DELIVERED],
    ['require_approval', { app: 'billing' }, AWAITING],
    ['require_approval', { app: 'newsletter' }, DELIVERED],
    ['require_approval', { provider: 'twilio', environment: 'sandbox' }, AWAITING],
    ['require_approval', { provider: 'twilio', environment: 'production' }, DELIVERED],
  ])('that says %s of %j decides about what it names', async (effect, about, expected) => {
    const { id } = await policy({ effect, ...about });
    expect(await desk.ask(aTextMessage({ app: 'billing' }))).toMatchObject(expected);
    await desk.tenant.must(200, 'DELETE', `/api/v1/policies/${id}`);
  });
});

describe('a denial', () => {
  beforeEach(newTenant);
  beforeEach(() => desk.connectTwilio());

  it('stores nothing, of a pinned connection neither, and is found in the audit log', async () => {
    const id = (await desk.tenant.must<{ id: string }[]>(200, 'GET', '/api/v1/integrations'))[0]?.id ?? '';
    const { id: policyId } = await policy({ effect: 'deny', provider: 'twilio', name: 'No texts' });
    const since = desk.mark();
    const answer = await desk.ask(aTextMessage({ integration_id: id }));
    expect(answer).toMatchObject({ status: 403, body: { message: expect.stringContaining('"No texts" denies') } });
    expect([await listed(), desk.effects('twilio', since)]).toEqual([0, 0]);
    const [entry] = await desk.tenant.must<object[]>(200, 'GET', '/api/v1/audit-log?action=operation.denied');
    expect(entry).toMatchObject({
      subject_id: id,
      request_id: answer.headers.get('x-request-id'),
      details: { capability: 'send_sms', policy_id: policyId },
    });
  });

  it('ends with its policy, at once', async () => {
    const { id } = await policy({ effect: 'deny' });
    expect(await desk.ask()).toMatchObject(DENIED);
    await desk.tenant.must(200, 'DELETE', `/api/v1/policies/${id}`);
    expect(await desk.ask()).toMatchObject(DELIVERED);
  });

  it('does not unsay what an idempotency key stands for', async () => {
    const key = newId();
    const first = await desk.ask(aTextMessage(), key);
    await policy({ effect: 'deny' });
    expect(await desk.ask(aTextMessage(), key)).toMatchObject({
      status: 200,
      body: { data: { id: first.body.data.id } },
    });
    expect(await desk.ask(aTextMessage(), newId())).toMatchObject(DENIED);
  });
});

describe('an app binding', () => {
  beforeEach(newTenant);

  it('leaves an app what it is bound to', async () => {
    const { twilio, plivo } = await desk.routed();
    const body = { app: 'billing', environment: 'sandbox', slot: 'texts', integration_id: plivo };
    await desk.tenant.must(201, 'POST', '/api/v1/app-bindings', { body });
    expect(await desk.ask(aTextMessage({ app: 'billing' }))).toMatchObject({ body: { data: { provider: 'plivo' } } });
    expect(await desk.ask(aTextMessage({ app: 'other' }))).toMatchObject({ body: { data: { provider: 'twilio' } } });
    expect(await desk.ask(aTextMessage({ app: 'billing', integration_id: twilio }))).toMatchObject(DENIED);
  });
});

describe('an operation that needs an approval', () => {
  beforeEach(newTenant);

  it('waits without work and asks no vendor, whatever its mode', async () => {
    await desk.connectTwilio();
    await policy({ effect: 'require_approval' });
    const since = desk.mark();
    const ids = [await awaiting(), await awaiting({ mode: 'async' })];
    expect(desk.effects('twilio', since)).toBe(0);
    for (const id of ids) expect(await desk.attempts(id)).toEqual([]);
    await desk.tenant.must(409, 'POST', `/api/v1/operations/${ids[0] ?? ''}/retry`);
  });

  it('is one operation and one approval for twenty requests with one key', async () => {
    await desk.connectTwilio();
    await policy({ effect: 'require_approval' });
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.ask(aTextMessage(), key)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(202));
    const ids = new Set(answers.map(({ body }) => body.data.id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(await approvalsOf(id)).toHaveLength(1);
    await decide(id, 'reject');
    const again: HubAnswer<OperationView> = await desk.ask(aTextMessage(), key);
    expect(again).toMatchObject({ status: 403, body: { code: 'policy_denied', data: { id, status: 'rejected' } } });
  });

  it('may fall back to another that needs one once it was approved', async () => {
    await desk.routed();
    await policy({ effect: 'require_approval', capability: 'send_sms' });
    const id = await awaiting();
    desk.inject('twilio', { kind: 'revoked', count: null });
    await decide(id, 'approve');
    expect(await desk.becomes(id, 'delivered')).toMatchObject({ provider: 'plivo' });
  });

  it('rejected and retried, asks again, even if no policy demands it any more', async () => {
    const twilio = await desk.connectTwilio();
    const { id: policyId } = await policy({ effect: 'require_approval' });
    const id = await awaiting();
    await decide(id, 'reject', { note: 'No.' });
    await desk.tenant.must(200, 'DELETE', `/api/v1/policies/${policyId}`);
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${id}/retry`);
    expect(await desk.operation(id)).toMatchObject({ status: 'awaiting_approval', error: null, completed_at: null });
    expect(await approvalsOf(id)).toMatchObject([
      { status: 'pending', integration_id: twilio, because: expect.stringContaining('rejected before') },
      { status: 'rejected' },
    ]);
    await decide(id, 'approve');
    await desk.becomes(id, 'delivered');
  });

  it('ends without a provider when its connection was deleted meanwhile', async () => {
    const twilio = await desk.connectTwilio();
    await policy({ effect: 'require_approval' });
    const id = await awaiting();
    await desk.tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    await decide(id, 'approve');
    expect(await desk.becomes(id, 'exhausted')).toMatchObject({ error: { code: 'no_active_provider' } });
  });
});

describe('an operation on its way', () => {
  beforeEach(newTenant);

  it('goes to the next connection permitted when a policy has come between', async () => {
    await desk.routed();
    await policy({ effect: 'require_approval' });
    const id = await awaiting();
    await policy({ effect: 'deny', provider: 'twilio' });
    await decide(id, 'approve');
    expect(await desk.becomes(id, 'delivered')).toMatchObject({ provider: 'plivo' });
  });

  it('is given up when nothing is permitted any more, and may be retried once it is', async () => {
    await desk.connectTwilio();
    await policy({ effect: 'require_approval' });
    const id = await awaiting();
    const { id: policyId } = await policy({ effect: 'deny', name: 'Stop' });
    const since = desk.mark();
    await decide(id, 'approve');
    const given = await desk.becomes(id, 'exhausted');
    expect(given).toMatchObject({ error: { code: 'policy_denied', message: expect.stringContaining('"Stop"') } });
    expect(desk.effects('twilio', since)).toBe(0);
    await desk.tenant.must(403, 'POST', `/api/v1/operations/${id}/retry`);
    await desk.tenant.must(200, 'DELETE', `/api/v1/policies/${policyId}`);
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${id}/retry`);
    await desk.becomes(id, 'delivered');
  });

  it('does not fall back to a connection that needs an approval nobody gave; a retry asks for it', async () => {
    const { twilio, plivo } = await desk.routed();
    await policy({ effect: 'require_approval', provider: 'plivo' });
    desk.inject('twilio', { kind: 'revoked', count: null });
    const since = desk.mark();
    const answer = await desk.ask();
    expect(answer).toMatchObject({ status: 502, body: { code: 'vendor_error', data: { integration_id: twilio } } });
    expect(desk.effects('plivo', since)).toBe(0);
    const { id } = answer.body.data;
    await eventually(async () => expect(await desk.statusOf(twilio)).toBe('error'));
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${id}/retry`);
    expect(await approvalsOf(id)).toMatchObject([{ status: 'pending', integration_id: plivo }]);
    await decide(id, 'approve');
    expect(await desk.becomes(id, 'delivered')).toMatchObject({ provider: 'plivo' });
  });

  it('is not retried where a policy denies it', async () => {
    await desk.connectTwilio();
    desk.inject('twilio', { kind: 'revoked', count: null });
    const { id } = (await desk.ask()).body.data;
    desk.clearFaults('twilio');
    await policy({ effect: 'deny' });
    await desk.tenant.must(403, 'POST', `/api/v1/operations/${id}/retry`);
    expect((await desk.operation(id)).status).toBe('exhausted');
  });
});
