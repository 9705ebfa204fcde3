import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPayment, aStripeConnection, aTextMessage, eventually, startHub, type TestHub } from '@patchbay/testing';
import type { OperationView } from './operation.types.ts';
import { OperationsFixture } from './operations.fixture.ts';

let hub: TestHub;
let desk: OperationsFixture;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
});

describe('a synchronous operation', () => {
  it('is delivered, tracked, and shows its input redacted', async () => {
    const twilio = await desk.connectTwilio();
    const { status, body } = await desk.ask();
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
    expect(await desk.operation(body.data.id)).toEqual(body.data);
    expect(await desk.attempts(body.data.id)).toMatchObject([
      { status: 'delivered', outcome: 'delivered', http_status: 201, integration_id: twilio },
    ]);
  });

  it('is refused and not stored when nothing is connected, or only what is switched off', async () => {
    expect(await desk.ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    const twilio = await desk.connectTwilio();
    await desk.tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/disable`);
    expect(await desk.ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    expect(await desk.ask(aTextMessage({ mode: 'async' }))).toMatchObject({ status: 409 });
    expect(await desk.tenant.must(200, 'GET', '/api/v1/operations')).toEqual([]);
  });

  it('goes to the fallback at once when the first vendor limits', async () => {
    const { twilio, plivo } = await desk.routed();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 30, count: null });
    const { status, body } = await desk.ask();
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ provider: 'plivo', integration_id: plivo, attempts_count: 2 });
    expect(await desk.attempts(body.data.id)).toMatchObject([
      { integration_id: twilio, outcome: 'deferred', http_status: 429 },
      { integration_id: plivo, outcome: 'delivered' },
    ]);
  });

  it('ends as vendor_error when the vendor limits for longer than two seconds and there is no fallback', async () => {
    await desk.connectTwilio();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 30, count: null });
    const { status, body } = await desk.ask();
    expect(status).toBe(502);
    expect(body).toMatchObject({
      code: 'vendor_error',
      data: { status: 'exhausted', error: { code: 'vendor_error' } },
    });
  });

  it('waits out a short limit', async () => {
    await desk.connectTwilio();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 1 });
    expect(await desk.ask()).toMatchObject({ status: 200, body: { data: { attempts_count: 2 } } });
  });

  it('goes to the fallback when the key was revoked, and turns the connection red', async () => {
    const { twilio } = await desk.routed();
    desk.inject('twilio', { kind: 'revoked', count: null });
    expect(await desk.ask()).toMatchObject({ status: 200, body: { data: { provider: 'plivo' } } });
    await eventually(async () => expect(await desk.statusOf(twilio)).toBe('error'));
  });

  it('gives a pinned connection no fallback', async () => {
    const { twilio } = await desk.routed();
    desk.inject('twilio', { kind: 'revoked', count: null });
    const { status, body } = await desk.ask(aTextMessage({ integration_id: twilio }));
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'vendor_error', data: { status: 'exhausted', provider: 'twilio' } });
  });

  it.each([
    ['the vendor answers 500 after acting', { kind: 'server_error', when: 'after' }, 1],
    ['the connection is reset after the vendor acted', { kind: 'reset', when: 'after' }, 1],
    ['the connection is reset before it did', { kind: 'reset', when: 'before' }, 0],
  ] as const)('ends unknown, asks nobody else and doubles nothing when %s', async (_name, fault, made) => {
    await desk.routed();
    const since = desk.mark();
    desk.inject('twilio', fault);
    const { status, body } = await desk.ask();
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'outcome_unknown', data: { status: 'exhausted' } });
    expect(await desk.attempts(body.data.id)).toMatchObject([{ outcome: 'unknown' }]);
    expect([desk.effects('twilio', since), desk.effects('plivo', since)]).toEqual([made, 0]);
  });

  it('is asked again with the same key where the vendor honours one, and charges once', async () => {
    await desk.connect(aStripeConnection());
    const since = desk.mark();
    desk.inject('stripe', { kind: 'reset', when: 'after' });
    const { status, body } = await desk.ask(aPayment());
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'delivered', attempts_count: 2, result: { status: 'succeeded' } });
    expect(desk.effects('stripe', since)).toBe(1);
  });

  it('ends as vendor_error with the words of the vendor when it rejects the input', async () => {
    await desk.connect(aStripeConnection());
    const { status, body } = await desk.ask({
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

  it.each([0, 50])(
    'answers 202 with the operation as it stands after a wait of %i ms, and goes on',
    async (wait_ms) => {
      await desk.connectTwilio();
      desk.inject('twilio', { kind: 'slow', delay_ms: 1_000 });
      const { status, body } = await desk.ask(aTextMessage({ wait_ms }));
      expect(status).toBe(202);
      expect(body.data.status).toBe('in_progress');
      await desk.becomes(body.data.id, 'delivered');
    },
  );

  it('goes on like an asynchronous one when it fails after its caller has left', async () => {
    await desk.connect(aStripeConnection());
    const since = desk.mark();
    desk.inject('stripe', { kind: 'reset', when: 'after' });
    const { status, body } = await desk.ask(aPayment({ wait_ms: 0 }));
    expect(status).toBe(202);
    expect(await desk.becomes(body.data.id, 'delivered')).toMatchObject({ attempts_count: 2, error: null });
    expect(desk.effects('stripe', since)).toBe(1);
  });
});

describe('an asynchronous operation', () => {
  it('is accepted and then delivered', async () => {
    await desk.connectTwilio();
    const { status, body } = await desk.ask(aTextMessage({ mode: 'async' }));
    expect(status).toBe(202);
    expect(body.data).toMatchObject({ status: 'pending', attempts_count: 0, result: null });
    const ended = await desk.becomes(body.data.id, 'delivered');
    expect(ended).toMatchObject({ result: { message_id: expect.stringMatching(/^SM/) }, attempts_count: 1 });
  });

  it('waits for Retry-After without spending a try', async () => {
    await desk.connectTwilio();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 1 });
    const { body } = await desk.ask(aTextMessage({ mode: 'async' }));
    await desk.becomes(body.data.id, 'delivered');
    expect(await desk.attempts(body.data.id)).toMatchObject([{ outcome: 'deferred' }, { outcome: 'delivered' }]);
  });

  it('is paused when the key was revoked, and resumes when the connection heals', async () => {
    const twilio = await desk.connectTwilio();
    desk.inject('twilio', { kind: 'revoked', count: null });
    const { body } = await desk.ask(aTextMessage({ mode: 'async' }));
    await desk.becomes(body.data.id, 'paused');
    await eventually(async () => expect(await desk.statusOf(twilio)).toBe('error'));
    const later = await desk.ask(aTextMessage({ mode: 'async' }));
    expect(later).toMatchObject({ status: 202, body: { data: { status: 'paused' } } });
    expect(await desk.ask()).toMatchObject({ status: 409, body: { code: 'no_active_provider' } });
    desk.clearFaults('twilio');
    await desk.tenant.must(200, 'POST', `/api/v1/integrations/${twilio}/verify`);
    await desk.becomes(body.data.id, 'delivered');
    await desk.becomes(later.body.data.id, 'delivered');
  });

  it('can be cancelled while it waits, and not afterwards', async () => {
    const twilio = await desk.connectTwilio();
    desk.inject('twilio', { kind: 'rate_limit', retry_after_seconds: 300, count: null });
    const { body } = await desk.ask(aTextMessage({ mode: 'async', integration_id: twilio }));
    await desk.becomes(body.data.id, 'retrying');
    const cancelled = await desk.tenant.must<OperationView>(200, 'POST', `/api/v1/operations/${body.data.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', next_retry_at: null });
    expect(await desk.tenant.request('POST', `/api/v1/operations/${body.data.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition', data: { id: body.data.id, status: 'cancelled' } },
    });
    expect(await entriesOf(body.data.id)).toMatchObject([
      {
        action: 'operation.cancelled',
        actor: { kind: 'api_key' },
        details: { capability: 'send_sms', was: 'retrying' },
      },
    ]);
  });

  it('can be retried by a person once it is exhausted', async () => {
    await desk.connectTwilio();
    desk.inject('twilio', { kind: 'reset' });
    const { body } = await desk.ask();
    expect(body.data.status).toBe('exhausted');
    const retried = await desk.tenant.must<OperationView>(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    expect(retried).toMatchObject({ status: 'pending', error: null, completed_at: null });
    expect(await desk.becomes(body.data.id, 'delivered')).toMatchObject({ error: null });
    expect(await desk.tenant.request('POST', `/api/v1/operations/${body.data.id}/retry`)).toMatchObject({
      status: 409,
    });
    expect(await entriesOf(body.data.id)).toMatchObject([
      {
        action: 'operation.retried',
        actor: { kind: 'api_key' },
        details: { capability: 'send_sms', was: 'exhausted' },
      },
    ]);
  });

  /** Who did what to it by hand. */
  function entriesOf(id: string): Promise<unknown[]> {
    return desk.tenant.must(200, 'GET', `/api/v1/audit-log?subject_id=${id}`);
  }
});

describe('a retry by hand', () => {
  const keysSent = (since: number): (string | null)[] =>
    hub.sandbox.journal
      .after(since, 'stripe')
      .filter((entry) => entry.method === 'POST')
      .map((entry) => entry.idempotency_key);

  it('is a new request to a vendor that refused, which would else replay its refusal', async () => {
    await desk.connect(aStripeConnection());
    const since = desk.mark();
    desk.inject('stripe', { kind: 'revoked' });
    const { body } = await desk.ask(aPayment());
    expect(body.data.status).toBe('exhausted');
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    await desk.becomes(body.data.id, 'delivered');
    expect(new Set(keysSent(since)).size).toBe(2);
  });

  it('is the same request to a vendor that may have acted', async () => {
    await desk.connect(aStripeConnection());
    const since = desk.mark();
    desk.inject('stripe', { kind: 'reset', when: 'after' });
    const { body } = await desk.ask(aPayment({ wait_ms: 900 }));
    expect(body).toMatchObject({ code: 'outcome_unknown' });
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${body.data.id}/retry`);
    await desk.becomes(body.data.id, 'delivered');
    expect(new Set(keysSent(since)).size).toBe(1);
    expect(desk.effects('stripe', since)).toBe(1);
  });
});
