import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPayment,
  aPlivoConnection,
  aRule,
  aStripeConnection,
  aTextMessage,
  eventually,
  startHub,
  type TestHub,
} from '@patchbay/testing';
import { OperationsFixture } from './operations.fixture.ts';

const square = {
  provider: 'square',
  environment: 'sandbox',
  credentials: { access_token: 'EAAA-test-access-token' },
  enabled_capabilities: ['initiate_payment'],
};

let hub: TestHub;
let desk: OperationsFixture;
let since: number;
let stripe: string;
let second: string;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
  stripe = await desk.connect(aStripeConnection());
  second = await desk.connect(square);
  const body = aRule(stripe, { capability: 'initiate_payment', fallback_integration_id: second });
  await desk.tenant.must(201, 'POST', '/api/v1/routing-rules', { body });
  since = desk.mark();
});

const asked = () =>
  hub.sandbox.journal.after(since).flatMap(({ vendor, method }) => (method === 'POST' ? [vendor] : []));

// Found by the campaign (seeds 8 and 42).
describe('a payment whose outcome is unknown', () => {
  it('at the fallback stays there: the vendor that refused it first is not asked again', async () => {
    desk.inject('stripe', { kind: 'revoked', method: 'POST' });
    desk.inject('square', { kind: 'reset', method: 'POST' });
    const { status, body } = await desk.ask(aPayment());
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'delivered', provider: 'square', attempts_count: 3 });
    expect(asked()).toEqual(['stripe', 'square', 'square']);
  });

  it.each([403, 404])('stays unknown when the next try is turned away with %i', async (refusal) => {
    desk.inject('stripe', { kind: 'reset', when: 'after', method: 'POST' });
    desk.inject('stripe', { kind: 'refused', refusal, method: 'POST' });
    const { status, body } = await desk.ask(aPayment());
    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'outcome_unknown', data: { status: 'exhausted', attempts_count: 2 } });
    expect([desk.effects('stripe', since), desk.effects('square', since)]).toEqual([1, 0]);
  });

  it('keeps its key for a retry by hand, however the next try was turned away', async () => {
    desk.inject('stripe', { kind: 'reset', when: 'after', method: 'POST' });
    desk.inject('stripe', { kind: 'refused', refusal: 403, method: 'POST' });
    const { id } = (await desk.ask(aPayment())).body.data;
    await desk.tenant.must(202, 'POST', `/api/v1/operations/${id}/retry`);
    await desk.becomes(id, 'delivered');
    expect([desk.effects('stripe', since), desk.effects('square', since)]).toEqual([1, 0]);
    expect((await desk.attempts(id)).map(({ outcome }) => outcome)).toEqual(['unknown', 'failed', 'delivered']);
  });

  it('does not look undone when it is cancelled', async () => {
    desk.inject('stripe', { kind: 'reset', when: 'after', method: 'POST', count: null });
    const { body } = await desk.ask(aPayment({ mode: 'async' }));
    await desk.becomes(body.data.id, 'retrying');
    const path = `/api/v1/operations/${body.data.id}/cancel`;
    const cancelled = await eventually(() => desk.tenant.must(200, 'POST', path));
    expect(cancelled).toMatchObject({ status: 'cancelled', error: { code: 'outcome_unknown' } });
    expect(desk.effects('stripe', since)).toBe(1);
  });

  it('is nothing to worry about when what is cancelled only asked', async () => {
    desk.inject('stripe', { kind: 'reset', method: 'GET', count: null });
    const { body } = await desk.ask({
      ...{ capability: 'verify_payment', environment: 'sandbox', mode: 'async' },
      ...{ integration_id: stripe, input: { payment_id: 'pi_unknown' } },
    });
    await desk.becomes(body.data.id, 'retrying');
    const path = `/api/v1/operations/${body.data.id}/cancel`;
    const cancelled = await eventually(() => desk.tenant.must(200, 'POST', path));
    expect(cancelled).toMatchObject({ status: 'cancelled', error: null });
  });
});

describe('a process that dies while it asks a vendor', () => {
  it('leaves a payment that goes on there with the same key, whatever the rules say', async () => {
    for (const id of [stripe, second]) await desk.hold(id, 'open');
    const { id } = (await desk.ask(aPayment({ mode: 'async' }))).body.data;
    await desk.interrupt(id, second, 'square');
    for (const each of [stripe, second]) await desk.hold(each, 'closed');
    await desk.becomes(id, 'delivered');
    expect(asked()).toEqual(['square']);
    expect(await desk.attempts(id)).toMatchObject([
      { provider: 'square', outcome: 'unknown', error: { code: 'interrupted' } },
      { provider: 'square', outcome: 'delivered' },
    ]);
  });

  it('leaves a text message that is not sent again', async () => {
    const twilio = await desk.connectTwilio();
    await desk.hold(twilio, 'open');
    const { id } = (await desk.ask(aTextMessage({ mode: 'async' }))).body.data;
    await desk.interrupt(id, twilio, 'twilio');
    expect(await desk.becomes(id, 'exhausted')).toMatchObject({ error: { code: 'outcome_unknown' } });
    expect(asked()).toEqual([]);
  });
});

// An unknown try binds it to no vendor, and was forgotten for that.
describe('a text message that may be sent twice', () => {
  let twilio: string;
  beforeEach(async () => {
    twilio = await desk.connectTwilio();
    desk.inject('twilio', { kind: 'reset', when: 'after', method: 'POST' });
  });
  const isUnknown = { status: 'exhausted', error: { code: 'outcome_unknown' } };

  it('does not look unsent when the fallback refuses it after an unknown outcome', async () => {
    const plivo = await desk.connect(aPlivoConnection());
    const body = aRule(twilio, { fallback_integration_id: plivo });
    await desk.tenant.must(201, 'POST', '/api/v1/routing-rules', { body });
    desk.inject('plivo', { kind: 'refused', refusal: 422, method: 'POST' });
    const answer = await desk.ask(aTextMessage({ duplicate_safe: true }));
    expect(answer).toMatchObject({ status: 504, body: { code: 'outcome_unknown', data: isUnknown } });
    expect([desk.effects('twilio', since), desk.effects('plivo', since)]).toEqual([1, 0]);
  });

  it('does not look unsent when a later try finds the key revoked', async () => {
    desk.inject('twilio', { kind: 'revoked', method: 'POST' });
    const answer = await desk.ask(aTextMessage({ duplicate_safe: true }));
    expect(answer).toMatchObject({ status: 504, body: { code: 'outcome_unknown', data: isUnknown } });
  });

  it('does not look unsent when its connection is deleted before the next try', async () => {
    desk.inject('twilio', { kind: 'reset', when: 'after', method: 'POST', count: null });
    const { body } = await desk.ask(aTextMessage({ mode: 'async', duplicate_safe: true }));
    await desk.becomes(body.data.id, 'retrying');
    await desk.tenant.must(200, 'DELETE', `/api/v1/integrations/${twilio}`);
    await eventually(async () => expect(await desk.operation(body.data.id)).toMatchObject(isUnknown));
  });

  it('does not look unsent when it is cancelled', async () => {
    desk.inject('twilio', { kind: 'reset', when: 'after', method: 'POST', count: null });
    const { body } = await desk.ask(aTextMessage({ mode: 'async', duplicate_safe: true }));
    await desk.becomes(body.data.id, 'retrying');
    const path = `/api/v1/operations/${body.data.id}/cancel`;
    const cancelled = await eventually(() => desk.tenant.must(200, 'POST', path));
    expect(cancelled).toMatchObject({ status: 'cancelled', error: { code: 'outcome_unknown' } });
  });
});
