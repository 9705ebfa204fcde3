import { z } from 'zod';
import {
  type CapabilityInput,
  defineProvider,
  readIf,
  segment,
  VendorFailure,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './twilio.schemas.ts';

/** Where requests of one account begin. */
const accountPath = (sid: string) => `/2010-04-01/Accounts/${segment(sid)}`;

interface MessageScope {
  readonly http: VendorHttp;
  readonly credentials: { readonly account_sid: string; readonly from_number: string };
}

/** One message; WhatsApp is the same endpoint with prefixed addresses. */
async function send({ http, credentials }: MessageScope, input: CapabilityInput<'send_sms'>, prefix = '') {
  const response = await http.request({
    method: 'POST',
    path: `${accountPath(credentials.account_sid)}/Messages.json`,
    form: { To: prefix + input.to, From: prefix + (input.from ?? credentials.from_number), Body: input.body },
  });
  const { sid, status } = response.read(schemas.message);
  return { message_id: sid, status };
}

function readError(response: VendorResponse) {
  const body = readIf(response, schemas.errorBody);
  return body === null ? null : { providerCode: body.code?.toString(), message: body.message };
}

export const twilio = defineProvider({
  name: 'twilio',
  slug: 'twilio',
  displayName: 'Twilio',
  description: 'Text messages by SMS and WhatsApp through your Twilio account.',
  category: 'sms',
  url: 'https://www.twilio.com',
  availability: 'available',
  featured: true,
  requirements: ['A Twilio account', 'A phone number of that account; for WhatsApp, one enabled as WhatsApp sender'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'twilio/twilio-oai spec/json/twilio_api_v2010.json',
    'twilio/twilio-node src/base/RestException.ts',
    'https://www.twilio.com/docs/errors/20429',
  ],
  credentials: {
    account_sid: {
      label: 'Account SID',
      help: 'AC and 32 hexadecimal digits, shown on the first page of the Twilio console.',
      sensitive: false,
      required: true,
      pattern: '^AC[0-9a-fA-F]{32}$',
      example: 'AC0123456789abcdef0123456789abcdef',
    },
    auth_token: {
      label: 'Auth token',
      help: 'Beside the account SID in the Twilio console.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
    from_number: {
      label: 'Sender number',
      help: 'One of your Twilio numbers in E.164 form, e.g. +15005550006.',
      sensitive: false,
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
      example: '+15005550006',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'basic', username: 'account_sid', password: 'auth_token' },
  // Twilio's test credentials are said to use the same host; no source confirmed it, so there is no test host here.
  baseUrl: { production: 'https://api.twilio.com', sandbox: null },
  async healthCheck({ http, credentials }) {
    const response = await http.request({
      method: 'GET',
      path: `${accountPath(credentials.account_sid)}.json`,
      effect: 'read',
    });
    const account = response.read(schemas.account);
    if (account.status === 'suspended' || account.status === 'closed') throw notUsable(account.status, response.status);
    return { account: account.friendly_name ?? account.sid };
  },
  capabilities: {
    // The API takes no idempotency key and cannot be asked by our own reference.
    send_sms: { effect: 'opaque', handle: (scope, input) => send(scope, input) },
    send_whatsapp: { effect: 'opaque', handle: (scope, input) => send(scope, input, 'whatsapp:') },
  },
  // Limits are by concurrency and differ by account: 429 (20429) says when, and was never processed.
  // A message may hold a one-time code.
  redact: { request: ['Body'], response: ['auth_token', 'body'] },
  // Not in the API description; seen in recorded answers that others have published.
  requestIdHeader: 'Twilio-Request-Id',
  readError,
});

function notUsable(status: string, httpStatus: number): VendorFailure {
  return new VendorFailure({
    class: 'auth',
    delivery: 'refused',
    code: 'account_not_active',
    message: `The Twilio account is ${status}.`,
    status: httpStatus,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}
