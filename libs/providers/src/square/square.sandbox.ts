import {
  accountOf,
  bearerToken,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
} from '@patchbay/provider-kit';
import { invalidRequest, squareError, type SquareScope, type SquareState } from './square-sandbox-objects.ts';
import { createPayment, listPayments, retrievePayment } from './square-sandbox-payments.ts';
import { createRefund, listRefunds, retrieveRefund } from './square-sandbox-refunds.ts';

// From square/connect-api-specification (paths, fields, error categories) and the idempotency page of the documentation.

const unauthorized = () =>
  squareError(401, {
    category: 'AUTHENTICATION_ERROR',
    code: 'UNAUTHORIZED',
    detail: 'This request could not be authorized.',
  });

function authenticate(request: SandboxRequest) {
  const token = bearerToken(request) ?? '';
  if (token === '' || isBadCredential(token)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: `ML${accountOf(token, 11).toUpperCase()}` };
}

function merchantOf({ account, now }: SquareScope) {
  return {
    id: account,
    business_name: 'Simulated Square merchant',
    country: 'US',
    language_code: 'en-US',
    currency: 'USD',
    status: 'ACTIVE',
    main_location_id: 'LMAIN',
    created_at: now.toISOString(),
  };
}

function location({ account }: SquareScope) {
  return { id: 'LMAIN', name: 'Main', merchant_id: account, country: 'US', currency: 'USD', status: 'ACTIVE' };
}

/** The simulated Square: payments, refunds, merchant and location; the idempotency key is a field of the body. */
export const squareSandbox = defineSandbox<SquareState>({
  provider: 'square',
  displayName: 'Square',
  createState: () => ({ payments: new BoundedMap(), refunds: new BoundedMap() }),
  authenticate,
  routes: [
    // The list is named in the singular.
    {
      method: 'GET',
      path: '/v2/merchants',
      handle: (scope) => ({ status: 200, body: { merchant: [merchantOf(scope)] } }),
    },
    {
      method: 'GET',
      path: '/v2/locations',
      handle: (scope) => ({ status: 200, body: { locations: [location(scope)] } }),
    },
    { method: 'POST', path: '/v2/payments', handle: createPayment },
    { method: 'GET', path: '/v2/payments', handle: listPayments },
    { method: 'GET', path: '/v2/payments/:id', handle: retrievePayment },
    { method: 'POST', path: '/v2/refunds', handle: createRefund },
    { method: 'GET', path: '/v2/refunds', handle: listRefunds },
    { method: 'GET', path: '/v2/refunds/:id', handle: retrieveRefund },
  ],
  idempotency: {
    in: 'body',
    name: 'idempotency_key',
    methods: ['POST'],
    // Square publishes no figure; a day is what the hub's tests need.
    windowHours: 24,
    maxLength: 45,
    // Square documents that a success is answered again; a decline or a refused field is not kept.
    keeps: ({ status }) => status < 300,
    replays: 'what_was_done',
    whileRunning: () =>
      squareError(409, {
        category: 'API_ERROR',
        code: 'CONFLICT',
        detail: 'Another request with this key is running.',
      }),
    otherParameters: () =>
      invalidRequest(
        'IDEMPOTENCY_KEY_REUSED',
        'Different request parameters used for the same idempotency_key.',
        'idempotency_key',
      ),
    tooLong: () => invalidRequest('VALUE_TOO_LONG', 'Field must not be greater than 45 length', 'idempotency_key'),
  },
  answers: {
    notFound: () => invalidRequest('NOT_FOUND', 'Resource not found.'),
    rateLimited: () =>
      squareError(429, { category: 'RATE_LIMIT_ERROR', code: 'RATE_LIMITED', detail: 'Too many requests.' }),
    serverError: (status) =>
      squareError(status, {
        category: 'API_ERROR',
        code: 'INTERNAL_SERVER_ERROR',
        detail: 'Simulated failure of the vendor.',
      }),
    revoked: () =>
      squareError(401, {
        category: 'AUTHENTICATION_ERROR',
        code: 'ACCESS_TOKEN_REVOKED',
        detail: 'The access token was revoked.',
      }),
  },
  journal: { redact: ['source_id'] },
});
