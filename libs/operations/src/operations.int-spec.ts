import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@patchbay/platform';
import type { FaultInput } from '@patchbay/provider-kit';
import {
  aPayment,
  aPlivoConnection,
  aRule,
  aStripeConnection,
  aTextMessage,
  aTwilioConnection,
  eventually,
  startHub,
  type HubAnswer,
  type HubClient,
  type TestHub,
} from '@patchbay/testing';
import type { AttemptRecord, OperationView } from './operation.types.ts';

let hub: TestHub;
let tenant: HubClient;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  tenant = (await hub.tenant()).client;
});
afterEach(() => {
  for (const vendor of hub.sandbox.vendors.values()) vendor.faults.clear();
});

/** Connects and waits for the badge. */
async function connect(body: object): Promise<string> {
  const { id } = await tenant.must<{ id: string }>(201, 'POST', '/api/v1/integrations', { body });
  await eventually(async () => expect(await statusOf(id)).toBe('active'));
  return id;
}

async function statusOf(id: string): Promise<string> {
  return (await tenant.must<{ status: string }>(200, 'GET', `/api/v1/integrations/${id}`)).status;
}

const connectTwilio = (): Promise<string> => connect(aTwilioConnection());
const connectPlivo = (): Promise<string> => connect(aPlivoConnection());

async function routed(changes: object = {}): Promise<{ twilio: string; plivo: string }> {
  const [twilio, plivo] = [await connectTwilio(), await connectPlivo()];
  await tenant.must(201, 'POST', '/api/v1/routing-rules', {
    body: aRule(twilio, { fallback_integration_id: plivo, ...changes }),
  });
  return { twilio, plivo };
}

const ask = (body: object = aTextMessage(), key?: string): Promise<HubAnswer<OperationView>> =>
  tenant.request<OperationView>('POST', '/api/v1/operations', {
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

const operation = (id: string): Promise<OperationView> => tenant.must(200, 'GET', `/api/v1/operations/${id}`);
const attempts = (id: string): Promise<AttemptRecord[]> => tenant.must(200, 'GET', `/api/v1/operations/${id}/attempts`);

async function becomes(id: string, status: string): Promise<OperationView> {
  await eventually(async () => expect((await operation(id)).status).toBe(status));
  return operation(id);
}

function inject(provider: string, fault: FaultInput): void {
  hub.sandbox.vendors.get(provider)?.faults.add(fault);
}

/** Messages or payments the simulated vendor really made since the mark. */
function effects(provider: string, since: number): number {
  return hub.sandbox.journal.after(since, provider).reduce((sum, entry) => sum + entry.effects.length, 0);
}
const mark = (): number => hub.sandbox.journal.newest;

describe('a synchronous operation', () => {
  it('is delivered, tracked, and shows its input redacted', async () => {
    const twilio = await connectTwilio();
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      status: 'delivered',
      capability: 'send_sms',
      provider: 'twilio',
      integration_id: twilio,
      environment: 'sandbox',
      input: { to: '+15005550009', body: '[redacted]' },
      result: { message_id: expect.stringMatching(/^SM/), status: 'queued' },
      vendor_status: 'queued',
      error: null,
      attempts_count: 1,
    });
    expect(await operation(body.data.id)).toEqual(body.data);
    expect(await attempts(body.data.id)).toMatchObject([{ outcome: 'delivered', status: 201, integration_id: twilio }]);
  });

  it('is refused and not stored when nothing is connected, or only what is switched off', async () => {
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    const twilio = await connectTwilio();
    await tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/disable`);
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    expect(await ask(aTextMessage({ mode: 'async' }))).toMatchObject({ status: 409 });
    expect(await tenant.must(200, 'GET', '/api/v1/operations')).toEqual([]);
  });

  it('goes to the fallback at once when the first vendor limits', async () => {
    const { twilio, plivo } = await routed();
    inject('twilio', { kind: 'rate_limit', retry_after_seconds: 30, count: null });
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ provider: 'plivo', integration_id: plivo, attempts_count: 2 });
    expect(await attempts(body.data.id)).toMatchObject([
      { integration_id: twilio, outcome: 'deferred', status: 429 },
      { integration_id: plivo, outcome: 'delivered' },
    ]);
  });

  it('ends as vendor_error when the vendor limits for longer than two seconds and there is no fallback', async () => {
    await connectTwilio();
    inject('twilio', { kind: 'rate_limit', retry_after_seconds: 30, count: null });
    const { status, body } = await ask();
    expect(status).toBe(502);
    expect(body).toMatchObject({
      code: 'vendor_error',
      data: { status: 'exhausted', error: { code: 'vendor_error' } },
    });
  });

  it('waits out a short limit', async () => {
    await connectTwilio();
    inject('twilio', { kind: 'rate_limit', retry_after_seconds: 1 });
    expect(await ask()).toMatchObject({ status: 200, body: { data: { attempts_count: 2 } } });
  });

  it('goes to the fallback when the key was revoked, and turns the connection red', async () => {
    const { twilio } = await routed();
    inject('twilio', { kind: 'revoked', count: null });
    expect(await ask()).toMatchObject({ status: 200, body: { data: { provider: 'plivo' } } });
    await eventually(async () => expect(await statusOf(twilio)).toBe('error'));
  });

  it('gives a pinned connection no fallback', async () => {
    const { twilio } = await routed();
    inject('twilio', { kind: 'revoked', count: null });
    const { status, body } = await ask(aTextMessage({ integration_id: twilio }));
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'vendor_error', data: { status: 'exhausted', provider: 'twilio' } });
  });

  it.each([
    ['the vendor answers 500 after acting', { kind: 'server_error', when: 'after' }, 1],
    ['the connection is reset after the vendor acted', { kind: 'reset', when: 'after' }, 1],
    ['the connection is reset before it did', { kind: 'reset', when: 'before' }, 0],
  ] as const)('ends unknown, asks nobody else and doubles nothing when %s', async (_name, fault, made) => {
    await routed();
    const since = mark();
    inject('twilio', fault);
    const { status, body } = await ask();
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'outcome_unknown', data: { status: 'exhausted' } });
    expect(await attempts(body.data.id)).toMatchObject([{ outcome: 'unknown' }]);
    expect([effects('twilio', since), effects('plivo', since)]).toEqual([made, 0]);
  });

  it('is asked again with the same key where the vendor honours one, and charges once', async () => {
    await connect(aStripeConnection());
    const since = mark();
    inject('stripe', { kind: 'reset', when: 'after' });
    const { status, body } = await ask(aPayment());
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'delivered', attempts_count: 2, result: { status: 'succeeded' } });
    expect(effects('stripe', since)).toBe(1);
  });

  it('ends as vendor_error with the words of the vendor when it rejects the input', async () => {
    await connect(aStripeConnection());
    const { status, body } = await ask({
      capability: 'verify_payment',
      environment: 'sandbox',
      mode: 'sync',
      input: { payment_id: 'pi_nobody_knows' },
    });
    expect(status).toBe(502);
    expect(body).toMatchObject({
      code: 'vendor_error',
      data: { status: 'exhausted', error: { provider_code: 'resource_missing' }, attempts_count: 1 },
    });
  });

  it('answers 202 with the operation as it stands when the caller waits no longer, and goes on', async () => {
    await connectTwilio();
    inject('twilio', { kind: 'slow', delay_ms: 1_000 });
    const { status, body } = await ask(aTextMessage({ wait_ms: 50 }));
    expect(status).toBe(202);
    expect(body.data.status).toBe('in_progress');
    await becomes(body.data.id, 'delivered');
  });
});

describe('an asynchronous operation', () => {
  it('is accepted and then delivered', async () => {
    await connectTwilio();
    const { status, body } = await ask(aTextMessage({ mode: 'async' }));
    expect(status).toBe(202);
    expect(body.data).toMatchObject({ status: 'pending', attempts_count: 0, result: null });
    const ended = await becomes(body.data.id, 'delivered');
    expect(ended).toMatchObject({ result: { message_id: expect.stringMatching(/^SM/) }, attempts_count: 1 });
  });

  it('waits for Retry-After without spending a try', async () => {
    await connectTwilio();
    inject('twilio', { kind: 'rate_limit', retry_after_seconds: 1 });
    const { body } = await ask(aTextMessage({ mode: 'async' }));
    await becomes(body.data.id, 'delivered');
    expect(await attempts(body.data.id)).toMatchObject([{ outcome: 'deferred' }, { outcome: 'delivered' }]);
  });

  it('is paused when the key was revoked, and resumes when the connection heals', async () => {
    const twilio = await connectTwilio();
    inject('twilio', { kind: 'revoked', count: null });
    const { body } = await ask(aTextMessage({ mode: 'async' }));
    await becomes(body.data.id, 'paused');
    await eventually(async () => expect(await statusOf(twilio)).toBe('error'));
    const later = await ask(aTextMessage({ mode: 'async' }));
    expect(later).toMatchObject({ status: 202, body: { data: { status: 'paused' } } });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    hub.sandbox.vendors.get('twilio')?.faults.clear();
    await tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/verify`);
    await becomes(body.data.id, 'delivered');
    await becomes(later.body.data.id, 'delivered');
  });

  it('can be cancelled while it waits, and not afterwards', async () => {
    const twilio = await connectTwilio();
    inject('twilio', { kind: 'rate_limit', retry_after_seconds: 300, count: null });
    const { body } = await ask(aTextMessage({ mode: 'async', integration_id: twilio }));
    await becomes(body.data.id, 'retrying');
    const cancelled = await tenant.must<OperationView>(200, 'POST', `/api/v1/operations/${body.data.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', next_retry_at: null });
    expect(await tenant.request('POST', `/api/v1/operations/${body.data.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition' },
    });
  });

  it('can be retried by a person once it is exhausted', async () => {
    await connectTwilio();
    inject('twilio', { kind: 'reset' });
    const { body } = await ask();
    expect(body.data.status).toBe('exhausted');
    const retried = await tenant.must<OperationView>(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    expect(retried).toMatchObject({ status: 'pending', error: null, completed_at: null });
    expect(await becomes(body.data.id, 'delivered')).toMatchObject({ error: null });
    expect(await tenant.request('POST', `/api/v1/operations/${body.data.id}/retry`)).toMatchObject({ status: 409 });
  });
});

describe('a retry by hand', () => {
  const keysSent = (since: number): (string | null)[] =>
    hub.sandbox.journal
      .after(since, 'stripe')
      .filter((entry) => entry.method === 'POST')
      .map((entry) => entry.idempotency_key);

  it('is a new request to a vendor that refused, which would else replay its refusal', async () => {
    await connect(aStripeConnection());
    const since = mark();
    inject('stripe', { kind: 'revoked' });
    const { body } = await ask(aPayment());
    expect(body.data.status).toBe('exhausted');
    await tenant.must(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    await becomes(body.data.id, 'delivered');
    expect(new Set(keysSent(since)).size).toBe(2);
  });

  it('is the same request to a vendor that may have acted', async () => {
    await connect(aStripeConnection());
    const since = mark();
    inject('stripe', { kind: 'reset', when: 'after' });
    const { body } = await ask(aPayment({ wait_ms: 900 }));
    expect(body).toMatchObject({ code: 'outcome_unknown' });
    await tenant.must(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    await becomes(body.data.id, 'delivered');
    expect(new Set(keysSent(since)).size).toBe(1);
    expect(effects('stripe', since)).toBe(1);
  });
});

describe('an idempotency key', () => {
  it('makes twenty requests at once one effect with one answer', async () => {
    await connectTwilio();
    const since = mark();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(aTextMessage(), key)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => answer.body.data.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(19);
    expect(effects('twilio', since)).toBe(1);
  });

  it('refuses another body, and replays though the connection has gone', async () => {
    const twilio = await connectTwilio();
    const key = newId();
    const first = await ask(aTextMessage(), key);
    const other = await ask(aTextMessage({ metadata: { other: true } }), key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    await tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    const again = await ask(aTextMessage(), key);
    expect(again).toMatchObject({ status: 200, body: { data: { id: first.body.data.id } } });
  });

  it('belongs to its tenant', async () => {
    await connectTwilio();
    const key = newId();
    const mine = await ask(aTextMessage(), key);
    tenant = (await hub.tenant()).client;
    await connectTwilio();
    const theirs = await ask(aTextMessage(), key);
    expect(theirs.status).toBe(200);
    expect(theirs.body.data.id).not.toBe(mine.body.data.id);
  });
});

describe('a request that is not right', () => {
  it.each([
    [{ capability: 'send_smoke' }, 'capability'],
    [{ input: { to: 'nobody', body: 'x' } }, 'input.to'],
    [{ input: { to: '+15005550009', body: 'x', extra: 1 } }, 'input.extra'],
    [{ mode: 'later' }, 'mode'],
    [{ wait_ms: 0 }, 'wait_ms'],
    [{ integration_id: '01jd0000000000000000000000' }, 'integration_id'],
    [{ unknown: true }, 'unknown'],
  ])('%j is refused with its field', async (changes, field) => {
    const { status, body } = await ask(aTextMessage(changes));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: { [field]: [expect.any(String)] } });
  });

  it('refuses an app that the key does not belong to', async () => {
    const { api_key: key } = await tenant.must<{ api_key: string }>(201, 'POST', '/api/v1/api-keys', {
      body: { name: 'billing', scopes: ['operations:write'], app: 'billing' },
    });
    const answer = await tenant.request('POST', '/api/v1/operations', {
      key,
      body: aTextMessage({ app: 'crm' }),
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: { app: [expect.any(String)] } } });
  });
});

describe('the list of operations', () => {
  it('pages by cursor, newest first, and filters', async () => {
    await connectTwilio();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await ask()).body.data.id);
    const seen: string[] = [];
    let cursor: unknown = '';
    while (cursor !== null) {
      const suffix = cursor === '' ? '' : `&cursor=${String(cursor)}`;
      const page = await tenant.request<OperationView[]>('GET', `/api/v1/operations?per_page=2${suffix}`);
      seen.push(...page.body.data.map((each) => each.id));
      cursor = page.body.meta?.['next_cursor'];
    }
    expect(seen).toEqual(made);
    const count = async (query: string): Promise<number> =>
      (await tenant.must<unknown[]>(200, 'GET', `/api/v1/operations?${query}`)).length;
    expect(await count('status=delivered&capability=send_sms&provider=twilio')).toBe(5);
    expect(await count('status=exhausted')).toBe(0);
    expect(await count(`to=${encodeURIComponent('2020-01-01T00:00:00Z')}`)).toBe(0);
  });
});
