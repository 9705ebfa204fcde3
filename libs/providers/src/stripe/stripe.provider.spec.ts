import { describe, expect, it } from '@jest/globals';
import {
  type CapabilityInput,
  type FaultInput,
  simulate,
  type VendorRequest,
  vendorResponse,
} from '@patchbay/provider-kit';
import { stripe } from './stripe.provider.ts';
import { stripeSandbox } from './stripe.sandbox.ts';
import { samples } from './stripe.samples.ts';

function setUp() {
  const { journal, vendor, connection } = simulate(stripe, stripeSandbox, samples);
  const pay = (more: Partial<CapabilityInput<'initiate_payment'>> = {}, reference = 'ref') =>
    handlerOf('initiate_payment')(connection.scope(reference), { amount: 1999, currency: 'eur', ...more });
  return { journal, vendor, connection, pay };
}

function handlerOf<Name extends 'initiate_payment' | 'process_refund' | 'verify_payment'>(name: Name) {
  const handler = stripe.capabilities[name];
  if (handler === undefined) throw new Error(`no ${name}`);
  return handler.handle;
}

describe('stripe', () => {
  it('charges at once when a payment method is given, our reference being key and metadata', async () => {
    const { pay, journal } = setUp();
    const paid = await pay({ payment_method: 'pm_card_visa', metadata: { order: '17' } });
    expect(paid).toMatchObject({ status: 'succeeded' });
    expect(journal.after(0)).toMatchObject([
      {
        path: '/v1/payment_intents',
        idempotency_key: 'ref',
        effects: [{ kind: 'charge', reference: 'ref', details: { amount: 1999, currency: 'eur' } }],
      },
    ]);
    expect(journal.after(0)[0]?.request_body).toContain('metadata[order]=17&metadata[patchbay_reference]=ref');
  });

  it('leaves the charge to the browser when none is given', async () => {
    const paid = await setUp().pay();
    expect(paid).toMatchObject({ status: 'requires_payment_method' });
    expect(paid.client_secret).toMatch(/^pi_.*_secret_/);
  });

  it('takes a decline for a refusal, with the bank’s words', async () => {
    await expect(setUp().pay({ payment_method: 'pm_card_visa_chargeDeclined' })).rejects.toMatchObject({
      detail: {
        class: 'client',
        delivery: 'refused',
        status: 402,
        providerCode: 'card_declined',
        message: 'Your card was declined.',
      },
    });
  });

  it.each<[FaultInput, string]>([
    [{ kind: 'timeout', when: 'after' }, 'unknown'],
    [{ kind: 'server_error', when: 'after', status: 500 }, 'unknown'],
    [{ kind: 'rate_limit' }, 'refused'],
  ])('knows after %j that the outcome is %s', async (fault, delivery) => {
    const { pay, vendor } = setUp();
    vendor.faults.add(fault);
    await expect(pay()).rejects.toMatchObject({ detail: { delivery } });
  });

  it('charges once when the same reference is sent again after a lost answer', async () => {
    const { pay, vendor, journal } = setUp();
    vendor.faults.add({ kind: 'reset', when: 'after' });
    await expect(pay({ payment_method: 'pm_card_visa' })).rejects.toMatchObject({ detail: { delivery: 'unknown' } });
    expect(await pay({ payment_method: 'pm_card_visa' })).toMatchObject({ status: 'succeeded' });
    expect(journal.after(0).flatMap(({ effects }) => effects)).toHaveLength(1);
  });

  it.each([
    [409, 'invalid_request_error', 'idempotency_key_in_use', 'unknown', 'unknown'],
    [400, 'idempotency_error', undefined, undefined, 'unknown'],
    [400, 'invalid_request_error', 'parameter_missing', undefined, undefined],
  ])('reads %i %s %s as class %s, delivery %s', (status, type, code, meant, delivery) => {
    const text = JSON.stringify({ error: { type, code, message: 'No.' } });
    const reading = stripe.readError?.(vendorResponse({ status, headers: {}, text }));
    expect(reading?.class).toBe(meant);
    expect(reading?.delivery).toBe(delivery);
    expect(reading).toMatchObject({ providerCode: code ?? type, message: 'No.' });
  });

  it('refunds with a reason Stripe knows, and keeps any other in the metadata', async () => {
    const { connection, pay, journal } = setUp();
    const { payment_id } = await pay({ payment_method: 'pm_card_visa' });
    const refund = handlerOf('process_refund');
    await refund(connection.scope('r1'), { payment_id, amount: 500, reason: 'duplicate' });
    await refund(connection.scope('r2'), { payment_id, reason: 'the soup was cold' });
    const bodies = journal.after(1).map((entry) => decodeURIComponent(entry.request_body));
    expect(bodies[0]).toBe(`payment_intent=${payment_id}&amount=500&reason=duplicate&metadata[patchbay_reference]=r1`);
    expect(bodies[1]).toBe(
      `payment_intent=${payment_id}&metadata[reason]=the soup was cold&metadata[patchbay_reference]=r2`,
    );
  });

  it('names the account', async () => {
    const { connection } = setUp();
    expect((await stripe.healthCheck(connection.scope())).account).toMatch(/^Simulated Stripe account \(acct_/);
  });

  it.each([
    [['/v1/payment_intents', '/v1/refunds'], []],
    [['/v1/payment_intents'], ['process_refund']],
    [[], ['initiate_payment', 'verify_payment', 'process_refund']],
  ])('accepts a restricted key that may not read the account but %j, without %j', async (allowed, missing) => {
    const { connection } = setUp();
    const { http, ...scope } = connection.scope();
    const restricted = {
      request: async (request: VendorRequest) => (allowed.includes(request.path) ? http.request(request) : forbidden),
    };
    expect(await stripe.healthCheck({ ...scope, http: restricted })).toEqual({
      account: 'restricted key, account not readable',
      missingPermissions: missing,
    });
  });
});

const forbidden = vendorResponse({ status: 403, headers: {}, text: '{"error":{"type":"invalid_request_error"}}' });
