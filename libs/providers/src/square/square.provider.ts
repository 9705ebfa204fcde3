import { z } from 'zod';
import {
  type CapabilityInput,
  defineProvider,
  readIf,
  segment,
  type VendorErrorReading,
  VendorFailure,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './square.schemas.ts';

/** Without the header an account's own default would decide the form of answers. */
const HEADERS = { 'Square-Version': '2025-08-20' };

/** Square's limit of a payment's note. */
const MAX_NOTE = 500;

interface SquareScope {
  readonly http: VendorHttp;
  readonly reference: string;
  readonly credentials: { readonly location_id: string | undefined };
}

function get(http: VendorHttp, path: string): Promise<VendorResponse> {
  return http.request({ method: 'GET', path, headers: HEADERS, effect: 'read' });
}

/** The reference is the idempotency key, so that every try of an operation is one payment for Square. */
function create({ http, reference }: SquareScope, path: string, body: object): Promise<VendorResponse> {
  return http.request({ method: 'POST', path, headers: HEADERS, json: { idempotency_key: reference, ...body } });
}

async function fetchPayment(http: VendorHttp, id: string) {
  const response = await get(http, `/v2/payments/${segment(id)}`);
  return response.read(schemas.payment).payment;
}

/** Metadata has no place at Square and stays with the operation; the reference finds it from a payment. */
async function initiatePayment(scope: SquareScope, input: CapabilityInput<'initiate_payment'>) {
  if (input.payment_method === undefined) throw noPaymentMethod();
  const response = await create(scope, '/v2/payments', {
    source_id: input.payment_method,
    amount_money: { amount: input.amount, currency: input.currency.toUpperCase() },
    customer_id: input.customer,
    location_id: scope.credentials.location_id,
    note: input.description?.slice(0, MAX_NOTE),
    reference_id: scope.reference,
  });
  const { id, status } = response.read(schemas.payment).payment;
  return { payment_id: id, status };
}

/** Others start a payment that a browser completes; Square only takes one whose source is known. */
function noPaymentMethod(): VendorFailure {
  return new VendorFailure({
    class: 'client',
    delivery: 'not_sent',
    code: 'payment_method_missing',
    message: 'Square charges at once: give payment_method, the token or the id of a stored card.',
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}

/**
 * Square wants amount and currency, so the payment is read first. Without an amount its total is refunded, and not what is
 * left of it: a second try would find less left than the first, and the key forbids another amount.
 */
async function processRefund(scope: SquareScope, input: CapabilityInput<'process_refund'>) {
  const { total_money: total, amount_money: plain } = await fetchPayment(scope.http, input.payment_id);
  const { amount, currency } = total ?? plain;
  const response = await create(scope, '/v2/refunds', {
    payment_id: input.payment_id,
    amount_money: { amount: input.amount ?? amount, currency },
    reason: input.reason,
  });
  const { id, status } = response.read(schemas.refund).refund;
  return { refund_id: id, status };
}

async function verifyPayment({ http }: SquareScope, input: CapabilityInput<'verify_payment'>) {
  const { id, status, total_money: total, amount_money: plain } = await fetchPayment(http, input.payment_id);
  const { amount, currency } = total ?? plain;
  return { payment_id: id, status, amount, currency: currency.toLowerCase() };
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const [first] = readIf(response, schemas.errorBody)?.errors ?? [];
  if (first === undefined) return null;
  const { code, detail, field } = first;
  const reading = { providerCode: code, message: [field, detail ?? code].filter(Boolean).join(': ') };
  // A request with this key came first: that one may have charged.
  if (code === 'IDEMPOTENCY_KEY_REUSED') return { ...reading, delivery: 'unknown' };
  // What Square conflicts with it does not tell; a first request with the same key may be it.
  if (response.status === 409) return { ...reading, class: 'unknown', delivery: 'unknown', retryAfterMs: 2_000 };
  return reading;
}

export const square = defineProvider({
  name: 'square',
  slug: 'square',
  displayName: 'Square',
  description: 'Card payments in person and online, refunds and payment status through your Square account.',
  category: 'payments',
  url: 'https://squareup.com',
  availability: 'available',
  featured: false,
  requirements: [
    'A Square account',
    'An access token that may read the merchant profile and payments, and write payments; sandbox and production have their own',
  ],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'square/connect-api-specification api.json (2025-08-20)',
    'square/square-nodejs-sdk 46.0.0',
    'https://developer.squareup.com/docs/build-basics/handling-errors',
    'https://developer.squareup.com/forums/t/28303 (keys have no published retention)',
  ],
  credentials: {
    // The form of a token is not documented, so there is no pattern.
    access_token: {
      label: 'Access token',
      help: 'Of your application, on its Credentials page in the Square Developer Console.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
    location_id: {
      label: 'Location ID',
      help: 'Where payments are booked; empty: the main location.',
      sensitive: false,
      required: false,
    },
    webhook_signature_key: {
      label: 'Webhook signature key',
      help: 'Shown with the webhook subscription in the Square Developer Console.',
      sensitive: true,
      required: false,
      kind: 'webhook_secret',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'bearer', token: 'access_token' },
  baseUrl: { production: 'https://connect.squareup.com', sandbox: 'https://connect.squareupsandbox.com' },
  async healthCheck({ http }) {
    const response = await get(http, '/v2/merchants');
    const { id, business_name: name } = response.read(schemas.merchants).merchant[0] ?? { id: '' };
    return { account: name ? `${name} (${id})` : id };
  },
  capabilities: {
    initiate_payment: { effect: 'native_key', handle: initiatePayment },
    process_refund: { effect: 'native_key', handle: processRefund },
    verify_payment: { effect: 'read', handle: verifyPayment },
  },
  idempotency: { in: 'body', name: 'idempotency_key', maxLength: 45, windowHours: null },
  redact: { request: ['source_id'], response: ['payment.card_details', 'payment.buyer_email_address'] },
  readError,
});
