import { describe, expect, it } from '@jest/globals';
import { type CapabilityInput, simulate, vendorResponse } from '@patchbay/provider-kit';
import { square } from './square.provider.ts';
import { samples } from './square.samples.ts';
import { squareSandbox } from './square.sandbox.ts';

function setUp(credentials: Readonly<Record<string, string>> = samples.credentials) {
  const { journal, vendor, connection } = simulate(square, squareSandbox, { credentials });
  const { initiate_payment: charging, process_refund: refunding, verify_payment: verifying } = square.capabilities;
  if (!charging || !refunding || !verifying) throw new Error('a capability is missing');
  const pay = (more: Partial<CapabilityInput<'initiate_payment'>> = {}, reference = 'ref-1') =>
    charging.handle(connection.scope(reference), {
      amount: 1999,
      currency: 'usd',
      payment_method: 'cnon:card-nonce-ok',
      ...more,
    });
  const refund = (input: CapabilityInput<'process_refund'>, reference: string) =>
    refunding.handle(connection.scope(reference), input);
  const verify = (id: string) => verifying.handle(connection.scope(), { payment_id: id });
  const sent = () => journal.after(0).map((entry) => JSON.parse(entry.request_body || '{}') as Record<string, unknown>);
  const effects = () => journal.after(0).flatMap((entry) => entry.effects);
  return { connection, vendor, journal, pay, refund, verify, sent, effects };
}

describe('square', () => {
  it('charges in the smallest unit, with our reference as key in the body and as the payment’s own', async () => {
    const { pay, sent } = setUp();
    expect(await pay({ customer: 'CUST', description: 'x'.repeat(600) })).toMatchObject({ status: 'COMPLETED' });
    expect(sent()[0]).toEqual({
      idempotency_key: 'ref-1',
      source_id: '[redacted]',
      amount_money: { amount: 1999, currency: 'USD' },
      customer_id: 'CUST',
      location_id: 'L88917AVBK2S5',
      note: 'x'.repeat(500),
      reference_id: 'ref-1',
    });
  });

  it('leaves the location to Square where none is set', async () => {
    const { pay, sent } = setUp({ access_token: 'EAAA-good' });
    await pay();
    expect(sent()[0]).not.toHaveProperty('location_id');
  });

  it('sends nothing without a payment method, and says what is missing', async () => {
    const { pay, journal } = setUp();
    await expect(pay({ payment_method: undefined })).rejects.toMatchObject({
      detail: { class: 'client', delivery: 'not_sent', message: expect.stringContaining('payment_method') },
    });
    expect(journal.after(0)).toEqual([]);
  });

  it.each([
    ['reset', 500],
    ['server_error', 500],
  ] as const)(
    'charges once when the answer was lost (%s) and the same reference is sent again',
    async (kind, status) => {
      const { pay, vendor, effects } = setUp();
      vendor.faults.add({ kind, when: 'after', status });
      await expect(pay()).rejects.toMatchObject({ detail: { delivery: 'unknown' } });
      expect(await pay()).toMatchObject({ status: 'COMPLETED' });
      expect(effects()).toHaveLength(1);
    },
  );

  it('refunds a part, or all; a repeated try asks for the same amount although less is left', async () => {
    const { pay, refund, vendor, sent, effects } = setUp();
    const { payment_id: id } = await pay();
    vendor.faults.add({ kind: 'reset', when: 'after', path: '/v2/refunds' });
    await expect(refund({ payment_id: id }, 'ref-2')).rejects.toMatchObject({ detail: { delivery: 'unknown' } });
    expect(await refund({ payment_id: id }, 'ref-2')).toMatchObject({ status: 'PENDING' });
    expect(sent().filter((body) => body['payment_id'] === id)).toEqual(
      Array(2).fill({
        idempotency_key: 'ref-2',
        payment_id: id,
        amount_money: { amount: 1999, currency: 'USD' },
      }),
    );
    expect(effects().filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    await expect(refund({ payment_id: id, amount: 1 }, 'ref-3')).rejects.toMatchObject({
      detail: { delivery: 'refused', providerCode: 'REFUND_AMOUNT_INVALID' },
    });
  });

  it('tells where a payment stands, currency as everywhere', async () => {
    const { pay, verify } = setUp();
    const { payment_id: id } = await pay();
    expect(await verify(id)).toEqual({ payment_id: id, status: 'COMPLETED', amount: 1999, currency: 'usd' });
    await expect(verify('nothing')).rejects.toMatchObject({
      detail: { class: 'client', delivery: 'refused', status: 404, providerCode: 'NOT_FOUND' },
    });
  });

  it.each([
    [400, 'INVALID_REQUEST_ERROR', 'IDEMPOTENCY_KEY_REUSED', { delivery: 'unknown' }],
    [409, 'API_ERROR', 'CONFLICT', { delivery: 'unknown', class: 'unknown', retryAfterMs: 2_000 }],
    [402, 'PAYMENT_METHOD_ERROR', 'CARD_DECLINED', {}],
  ])('reads %i %s %s', (status, category, code, more) => {
    const text = JSON.stringify({ errors: [{ category, code, detail: 'No.', field: 'source_id' }] });
    const reading = square.readError?.(vendorResponse({ status, headers: {}, text }));
    expect(reading).toEqual({ providerCode: code, message: 'source_id: No.', ...more });
  });

  it('leaves a page that is not Square’s to its status', () => {
    expect(square.readError?.(vendorResponse({ status: 502, headers: {}, text: '<html>' }))).toBeNull();
  });

  it('names the merchant, and has a host per environment', async () => {
    const { connection } = setUp();
    expect((await square.healthCheck(connection.scope())).account).toMatch(/^Simulated Square merchant \(ML/);
    expect(square.baseUrl).toEqual({
      production: 'https://connect.squareup.com',
      sandbox: 'https://connect.squareupsandbox.com',
    });
  });
});
