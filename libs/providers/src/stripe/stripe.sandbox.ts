import {
  accountOf,
  basicCredentials,
  bearerToken,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
} from '@patchbay/provider-kit';
import { apiError, invalidRequest, type StripeState } from './stripe-sandbox-objects.ts';
import { createIntent, listIntents, retrieveIntent } from './stripe-sandbox-intents.ts';
import { createRefund, listRefunds, retrieveRefund } from './stripe-sandbox-refunds.ts';

// From stripe-node (paths, fields, error classes) and docs.stripe.com/api (idempotency, errors).

const unauthorized = () =>
  apiError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: ********' });

/** Bearer, as the SDKs send it, or basic with the key as user name, as the documentation shows it. */
function authenticate(request: SandboxRequest) {
  const key = bearerToken(request) ?? basicCredentials(request)?.username ?? '';
  if (key === '') {
    const message = 'You did not provide an API key.';
    return { ok: false as const, response: apiError(401, { type: 'invalid_request_error', message }) };
  }
  if (!/^(sk|rk)_/.test(key) || isBadCredential(key)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: `acct_${accountOf(key)}` };
}

/** The simulated Stripe: payment intents, refunds, the account, and idempotency keys kept for a day. */
export const stripeSandbox = defineSandbox<StripeState>({
  provider: 'stripe',
  displayName: 'Stripe',
  createState: () => ({ intents: new BoundedMap(), refunds: new BoundedMap() }),
  authenticate,
  routes: [
    {
      method: 'GET',
      path: '/v1/account',
      handle: ({ account }) => ({
        status: 200,
        body: {
          id: account,
          object: 'account',
          email: 'owner@example.com',
          country: 'US',
          default_currency: 'usd',
          charges_enabled: true,
          payouts_enabled: true,
          settings: { dashboard: { display_name: 'Simulated Stripe account', timezone: 'Etc/UTC' } },
        },
      }),
    },
    { method: 'POST', path: '/v1/payment_intents', handle: createIntent },
    { method: 'GET', path: '/v1/payment_intents', handle: listIntents },
    { method: 'GET', path: '/v1/payment_intents/:id', handle: retrieveIntent },
    { method: 'POST', path: '/v1/refunds', handle: createRefund },
    { method: 'GET', path: '/v1/refunds', handle: listRefunds },
    { method: 'GET', path: '/v1/refunds/:id', handle: retrieveRefund },
  ],
  idempotency: {
    in: 'header',
    name: 'idempotency-key',
    methods: ['POST'],
    windowHours: 24,
    maxLength: 255,
    // Kept once an endpoint has begun: a decline and a 500, but neither a refused parameter nor a rate limit.
    keeps: ({ status }) => status < 400 || status === 402 || status >= 500,
    whileRunning: () =>
      apiError(409, {
        type: 'invalid_request_error',
        code: 'idempotency_key_in_use',
        message: 'Another request with this idempotency key is in progress.',
      }),
    otherParameters: () =>
      apiError(400, {
        type: 'idempotency_error',
        message: 'This idempotency key was first used with other parameters.',
      }),
    tooLong: () => invalidRequest('The idempotency key may have 255 characters at most.'),
    replayHeaders: { 'idempotent-replayed': 'true' },
  },
  answers: {
    notFound: ({ method, path }) => invalidRequest(`Unrecognized request URL (${method}: ${path}).`, { status: 404 }),
    rateLimited: () =>
      apiError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' }),
    serverError: (status) => apiError(status, { type: 'api_error', message: 'Simulated failure of the vendor.' }),
    revoked: unauthorized,
  },
  headers: (ids) => ({ 'request-id': ids.alphanumeric('req_', 14) }),
  journal: { redact: ['client_secret', 'payment_method'] },
});
