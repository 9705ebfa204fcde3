import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SquareClient } from 'square';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated Square as it finds the real one. */
describe('the simulated Square, asked by the square SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => void sandbox.vendors.get('square')?.faults.clear());

  const client = (token = 'EAAA-good-token') =>
    new SquareClient({ token, baseUrl: `${sandbox.url}/square`, maxRetries: 0 });
  const charge = (idempotencyKey: string = randomUUID(), amount = 1999n) => ({
    sourceId: 'cnon:card-nonce-ok',
    idempotencyKey,
    amountMoney: { amount, currency: 'USD' as const },
    referenceId: 'order-17',
  });
  const chargeOnce = async (square: SquareClient) => {
    const { payment } = await square.payments.create(charge());
    if (payment?.id === undefined) throw new Error('no payment was made');
    return { ...payment, id: payment.id };
  };

  it('charges, looks the payment up, and refunds it in two parts', async () => {
    const square = client();
    const payment = await chargeOnce(square);
    expect(payment).toMatchObject({
      status: 'COMPLETED',
      amountMoney: { amount: 1999n, currency: 'USD' },
      totalMoney: { amount: 1999n },
      referenceId: 'order-17',
    });
    const refund = (amount: bigint) =>
      square.refunds.refundPayment({
        idempotencyKey: randomUUID(),
        paymentId: payment.id,
        amountMoney: { amount, currency: 'USD' },
      });
    expect((await refund(999n)).refund).toMatchObject({ status: 'PENDING', paymentId: payment.id });
    await refund(1000n);
    expect((await square.payments.get({ paymentId: payment.id })).payment?.refundedMoney?.amount).toBe(1999n);
    await expect(refund(1n)).rejects.toMatchObject({
      statusCode: 400,
      errors: [{ category: 'REFUND_ERROR', code: 'REFUND_AMOUNT_INVALID' }],
    });
  });

  it('tells the merchant and the location, and lists with the cursor the SDK pages by', async () => {
    const square = client('EAAA-pages');
    const merchants = await square.merchants.list();
    expect(merchants.data).toEqual([expect.objectContaining({ businessName: 'Simulated Square merchant' })]);
    expect((await square.locations.list()).locations).toHaveLength(1);
    for (let made = 0; made < 5; made += 1) await chargeOnce(square);
    const ids = new Set<string | undefined>();
    for await (const payment of await square.payments.list({ limit: 2 })) ids.add(payment.id);
    expect(ids.size).toBe(5);
  });

  it('keeps the payments of one token from another', async () => {
    const { id } = await chargeOnce(client('EAAA-one'));
    await expect(client('EAAA-two').payments.get({ paymentId: id })).rejects.toMatchObject({
      statusCode: 404,
      errors: [{ category: 'INVALID_REQUEST_ERROR', code: 'NOT_FOUND' }],
    });
  });

  it('answers a repeated key with the first payment, and refuses it with another amount', async () => {
    const square = client();
    const [first, again] = [
      await square.payments.create(charge('key-repeated')),
      await square.payments.create(charge('key-repeated')),
    ];
    expect(again.payment?.id).toBe(first.payment?.id);
    await expect(square.payments.create(charge('key-repeated', 2n))).rejects.toMatchObject({
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
    await expect(square.payments.create(charge('k'.repeat(46)))).rejects.toMatchObject({
      errors: [{ code: 'VALUE_TOO_LONG' }],
    });
    const entries = sandbox.journal.after(0, 'square').filter((entry) => entry.idempotency_key === 'key-repeated');
    expect(entries.map(({ replayed, effects }) => [replayed, effects.length])).toEqual([
      [false, 1],
      [true, 0],
      [false, 0],
    ]);
  });

  it('refuses a bad token, a decline and a missing field with the errors the SDK reads', async () => {
    await expect(client('EAAA-invalid').merchants.list()).rejects.toMatchObject({
      statusCode: 401,
      errors: [{ category: 'AUTHENTICATION_ERROR', code: 'UNAUTHORIZED' }],
    });
    const declined = { ...charge(), sourceId: 'cnon:card-nonce-declined' };
    await expect(client().payments.create(declined)).rejects.toMatchObject({
      errors: [{ category: 'PAYMENT_METHOD_ERROR', code: 'GENERIC_DECLINE' }],
    });
    await expect(client().payments.create({ ...charge(), sourceId: '' })).rejects.toMatchObject({
      errors: [{ code: 'MISSING_REQUIRED_PARAMETER', field: 'source_id' }],
    });
  });

  it('is limited as Square limits', async () => {
    sandbox.vendors.get('square')?.faults.add({ kind: 'rate_limit' });
    await expect(client().merchants.list()).rejects.toMatchObject({
      statusCode: 429,
      errors: [{ category: 'RATE_LIMIT_ERROR', code: 'RATE_LIMITED' }],
    });
  });
});
