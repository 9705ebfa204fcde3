import { z } from 'zod';
import {
  type CapabilityInput,
  type CapabilityName,
  defineProvider,
  RateLimit,
  readIf,
  segment,
  type VendorErrorReading,
  type VendorHttp,
  type VendorRequest,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './stripe.schemas.ts';

/** Shapes of answers belong to a version; without the header an account's own default would decide. */
const API_VERSION = '2026-07-29.dahlia';

/** Our reference in the vendor's metadata: by it an object can be found again. */
const REFERENCE = 'patchbay_reference';

/** The reasons Stripe knows; any other goes into the metadata. */
const REFUND_REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

interface WriteScope {
  readonly http: VendorHttp;
  readonly reference: string;
}

function get(http: VendorHttp, path: string, more?: Pick<VendorRequest, 'accept' | 'query'>): Promise<VendorResponse> {
  const headers = { 'Stripe-Version': API_VERSION };
  return http.request({ method: 'GET', path, headers, effect: 'read', ...more });
}

/** The reference is the idempotency key: every try of an operation sends the same, so that Stripe acts once. */
function create({ http, reference }: WriteScope, path: string, form: Record<string, unknown>): Promise<VendorResponse> {
  const headers = { 'Stripe-Version': API_VERSION, 'Idempotency-Key': reference };
  return http.request({ method: 'POST', path, headers, form });
}

async function initiatePayment(scope: WriteScope, input: CapabilityInput<'initiate_payment'>) {
  const { amount, currency, customer, description, payment_method: paymentMethod } = input;
  const response = await create(scope, '/v1/payment_intents', {
    amount,
    currency,
    customer,
    description,
    metadata: { ...input.metadata, [REFERENCE]: scope.reference },
    ...(paymentMethod === undefined ? {} : chargeAtOnce(paymentMethod)),
  });
  const intent = response.read(schemas.paymentIntent);
  return {
    payment_id: intent.id,
    status: intent.status,
    ...(intent.client_secret ? { client_secret: intent.client_secret } : {}),
  };
}

/** No browser is at hand to follow a redirect, so methods that need one are left out. */
function chargeAtOnce(paymentMethod: string) {
  return {
    payment_method: paymentMethod,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  };
}

async function processRefund(scope: WriteScope, input: CapabilityInput<'process_refund'>) {
  const known = input.reason !== undefined && REFUND_REASONS.includes(input.reason);
  const response = await create(scope, '/v1/refunds', {
    payment_intent: input.payment_id,
    amount: input.amount,
    reason: known ? input.reason : undefined,
    metadata: { reason: known ? undefined : input.reason, [REFERENCE]: scope.reference },
  });
  const refund = response.read(schemas.refund);
  return { refund_id: refund.id, status: refund.status ?? 'pending' };
}

async function verifyPayment({ http }: { readonly http: VendorHttp }, input: CapabilityInput<'verify_payment'>) {
  const response = await get(http, `/v1/payment_intents/${segment(input.payment_id)}`);
  const { id, status, amount, currency } = response.read(schemas.paymentIntent);
  return { payment_id: id, status, amount, currency };
}

/** Name of the account that answered, for people. */
function nameOf(account: z.output<typeof schemas.account>): string {
  const name = account.settings?.dashboard?.display_name ?? account.email;
  return name ? `${name} (${account.id})` : account.id;
}

/** Capabilities whose objects the key may not even list: a permission to write them includes reading them. */
async function forbidden(http: VendorHttp): Promise<CapabilityName[]> {
  const one = { query: { limit: 1 }, accept: [403, 404] };
  const mayList = async (path: string) => (await get(http, path, one)).status === 200;
  return [
    ...((await mayList('/v1/payment_intents')) ? [] : (['initiate_payment', 'verify_payment'] as const)),
    ...((await mayList('/v1/refunds')) ? [] : (['process_refund'] as const)),
  ];
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const error = readIf(response, schemas.errorBody)?.error;
  if (error === undefined) return null;
  const { type, code, message } = error;
  const reading = { providerCode: code ?? type, message };
  // Another request with this key is under way, or came first with other parameters: that one may have charged.
  if (response.status === 409) return { ...reading, class: 'unknown', delivery: 'unknown', retryAfterMs: 2_000 };
  if (type === 'idempotency_error') return { ...reading, delivery: 'unknown' };
  return reading;
}

export const stripe = defineProvider({
  name: 'stripe',
  slug: 'stripe',
  displayName: 'Stripe',
  description: 'Card and other online payments, refunds and payment status through your Stripe account.',
  category: 'payments',
  url: 'https://stripe.com',
  availability: 'available',
  featured: true,
  requirements: ['A Stripe account', 'A secret key, or a restricted key that may write payment intents and refunds'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'stripe/stripe-node v22.5.0 src/RequestSender.ts, src/Error.ts, src/resources',
    'https://docs.stripe.com/api/idempotent_requests',
    'https://support.stripe.com (rate limits)',
  ],
  credentials: {
    publishable_key: {
      label: 'Publishable key',
      help: 'Begins with pk_. Not secret: browsers use it.',
      sensitive: false,
      required: false,
      pattern: '^pk_[A-Za-z0-9_]+$',
    },
    // Only the beginning of a key is documented; its length and the rest are Stripe's business.
    secret_key: {
      label: 'Secret key',
      help: 'Begins with sk_ or, for a restricted key, rk_.',
      sensitive: true,
      required: true,
      pattern: '^(sk|rk)_[A-Za-z0-9_]+$',
      kind: 'api_key',
    },
    webhook_secret: {
      label: 'Webhook signing secret',
      help: 'Begins with whsec_, shown with the endpoint in the Stripe dashboard.',
      sensitive: true,
      required: false,
      pattern: '^whsec_\\S+$',
      kind: 'webhook_secret',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'bearer', token: 'secret_key' },
  // Test and live share one host: the key decides.
  baseUrl: { production: 'https://api.stripe.com', sandbox: 'https://api.stripe.com' },
  async healthCheck({ http }) {
    const response = await get(http, '/v1/account', { accept: [403] });
    if (response.status !== 403) return { account: nameOf(response.read(schemas.account)) };
    // A restricted key may not read the account and be good all the same: what it may read of its capabilities tells.
    return { account: 'restricted key, account not readable', missingPermissions: await forbidden(http) };
  },
  capabilities: {
    initiate_payment: { effect: 'native_key', handle: initiatePayment },
    process_refund: { effect: 'native_key', handle: processRefund },
    verify_payment: { effect: 'read', handle: verifyPayment },
  },
  idempotency: { in: 'header', name: 'Idempotency-Key', maxLength: 255, windowHours: 24 },
  rateLimit: (environment) => RateLimit.perSecond(environment === 'production' ? 100 : 25),
  redact: { request: ['payment_method', 'payment_method_data'], response: ['client_secret', 'error.payment_intent'] },
  readError,
  requestIdHeader: 'Request-Id',
});
