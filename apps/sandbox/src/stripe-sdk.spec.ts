import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated Stripe as it finds the real one. */
describe('the simulated Stripe, asked by the stripe SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => void sandbox.vendors.get('stripe')?.faults.clear());

  // The SDK has no base path, so a proxy in front of its HTTP client adds ours.
  const client = (key = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc') => {
    const http = Stripe.createNodeHttpClient();
    const makeRequest = http.makeRequest.bind(http);
    http.makeRequest = (host, port, path, ...rest) => makeRequest(host, port, `/stripe${path}`, ...rest);
    return new Stripe(key, {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      httpClient: http,
    });
  };
  const charge = { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa', confirm: true } as const;

  it('charges, looks the payment up, and refunds it in two parts', async () => {
    const stripe = client();
    const intent = await stripe.paymentIntents.create({ ...charge, metadata: { order: '17' } });
    expect(intent).toMatchObject({
      object: 'payment_intent',
      status: 'succeeded',
      amount: 1999,
      metadata: { order: '17' },
    });
    expect(intent.id).toMatch(/^pi_[A-Za-z0-9]{24}$/);
    expect(intent.lastResponse.requestId).toMatch(/^req_/);
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ id: intent.id, amount: 1999 });
    const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 999 });
    expect(first).toMatchObject({ object: 'refund', amount: 999, status: 'succeeded' });
    expect((await stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(1000);
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'charge_already_refunded',
    });
  });

  it('tells the account, and lists with the cursor the SDK pages by', async () => {
    const stripe = client('sk_test_pages');
    expect((await stripe.accounts.retrieveCurrent()).id).toMatch(/^acct_/);
    for (let made = 0; made < 5; made += 1) await stripe.paymentIntents.create({ amount: 100, currency: 'usd' });
    const ids = new Set<string>();
    for await (const intent of stripe.paymentIntents.list({ limit: 2 })) ids.add(intent.id);
    expect(ids.size).toBe(5);
  });

  it('keeps the objects of one key from another', async () => {
    const intent = await client('sk_test_one').paymentIntents.create(charge);
    await expect(client('sk_test_two').paymentIntents.retrieve(intent.id)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'resource_missing',
      statusCode: 404,
    });
  });

  it('refuses a bad key, a decline and a missing parameter with the error classes of the SDK', async () => {
    await expect(client('sk_test_invalid').accounts.retrieveCurrent()).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
    });
    await expect(
      client().paymentIntents.create({ ...charge, payment_method: 'pm_card_visa_chargeDeclined' }),
    ).rejects.toMatchObject({ type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' });
    await expect(client().paymentIntents.create({ amount: 5 } as never)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      param: 'currency',
    });
  });

  it('answers a repeated key with the first answer, and acts once', async () => {
    const stripe = client();
    const options = { idempotencyKey: 'key-repeated' };
    const first = await stripe.paymentIntents.create(charge, options);
    const again = await stripe.paymentIntents.create(charge, options);
    expect(again.id).toBe(first.id);
    await expect(stripe.paymentIntents.create({ ...charge, amount: 2 }, options)).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    });
    const entries = sandbox.journal.after(0, 'stripe').filter((entry) => entry.idempotency_key === 'key-repeated');
    expect(entries.map((entry) => [entry.status, entry.replayed, entry.effects.length])).toEqual([
      [200, false, 1],
      [200, true, 0],
      [400, false, 0],
    ]);
  });

  it('replays its own 500 for a key although it acted', async () => {
    const stripe = client();
    const options = { idempotencyKey: 'key-failed' };
    sandbox.vendors.get('stripe')?.faults.add({ kind: 'server_error', when: 'after', status: 500, count: 1 });
    await expect(stripe.paymentIntents.create(charge, options)).rejects.toMatchObject({ type: 'StripeAPIError' });
    await expect(stripe.paymentIntents.create(charge, options)).rejects.toMatchObject({ statusCode: 500 });
    const entries = sandbox.journal.after(0, 'stripe').filter((entry) => entry.idempotency_key === 'key-failed');
    expect(entries.map((entry) => [entry.replayed, entry.effects.length])).toEqual([
      [false, 1],
      [true, 0],
    ]);
  });

  it('answers 409 while the first request with a key runs', async () => {
    const stripe = client();
    const options = { idempotencyKey: 'key-concurrent' };
    sandbox.vendors.get('stripe')?.faults.add({ kind: 'slow', when: 'after', delay_ms: 1_000, count: 1 });
    const results = await Promise.allSettled([
      stripe.paymentIntents.create(charge, options),
      stripe.paymentIntents.create(charge, options),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  });

  it('is limited and fails as Stripe does', async () => {
    const faults = sandbox.vendors.get('stripe')?.faults;
    faults?.add({ kind: 'rate_limit' });
    await expect(client().accounts.retrieveCurrent()).rejects.toMatchObject({ type: 'StripeRateLimitError' });
    // The SDK itself tries again after a reset of a kept connection.
    faults?.add({ kind: 'reset', count: null });
    await expect(client().accounts.retrieveCurrent()).rejects.toMatchObject({ type: 'StripeConnectionError' });
  });
});
