import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPayment, aRule, aStripeConnection, eventually, startHub, type TestHub } from '@patchbay/testing';
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

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  desk = await OperationsFixture.create(hub);
  const [first, second] = [await desk.connect(aStripeConnection()), await desk.connect(square)];
  const body = aRule(first, { capability: 'initiate_payment', fallback_integration_id: second });
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

  it('does not look undone when it is cancelled', async () => {
    desk.inject('stripe', { kind: 'reset', when: 'after', method: 'POST', count: null });
    const { body } = await desk.ask(aPayment({ mode: 'async' }));
    await desk.becomes(body.data.id, 'retrying');
    const path = `/api/v1/operations/${body.data.id}/cancel`;
    const cancelled = await eventually(() => desk.tenant.must(200, 'POST', path));
    expect(cancelled).toMatchObject({ status: 'cancelled', error: { code: 'outcome_unknown' } });
    expect(desk.effects('stripe', since)).toBe(1);
  });
});
