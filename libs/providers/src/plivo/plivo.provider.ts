import { z } from 'zod';
import {
  type CapabilityInput,
  defineProvider,
  readIf,
  segment,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './plivo.schemas.ts';

/** Every path of Plivo ends in a slash. */
const accountPath = (authId: string) => `/v1/Account/${segment(authId)}/`;

interface MessageScope {
  readonly http: VendorHttp;
  readonly credentials: { readonly auth_id: string; readonly from_number: string };
}

async function send({ http, credentials }: MessageScope, input: CapabilityInput<'send_sms'>, type: 'sms' | 'whatsapp') {
  const response = await http.request({
    method: 'POST',
    path: `${accountPath(credentials.auth_id)}Message/`,
    json: { src: input.from ?? credentials.from_number, dst: input.to, type, text: input.body },
  });
  const { message_uuid: ids } = response.read(schemas.queued);
  // The answer carries no status field; queued is what its 202 means.
  return { message_id: ids[0] ?? '', status: 'queued' };
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return refusedNumber(response);
  const error = readIf(response, schemas.errorBody)?.error;
  if (error === undefined) return null;
  return { message: typeof error === 'string' ? error : listed(error) };
}

/** A 202 may name the number it did not take, and queue nothing. */
function refusedNumber(response: VendorResponse): VendorErrorReading | null {
  if (readIf(response, schemas.nothingQueued) === null) return null;
  return {
    class: 'client',
    delivery: 'refused',
    providerCode: 'invalid_number',
    message: 'Plivo takes no such number.',
  };
}

function listed(errors: Readonly<Record<string, unknown>>): string {
  return Object.entries(errors)
    .map(([field, problem]) => `${field}: ${typeof problem === 'string' ? problem : JSON.stringify(problem)}`)
    .join('; ');
}

export const plivo = defineProvider({
  name: 'plivo',
  slug: 'plivo',
  displayName: 'Plivo',
  description: 'Text messages by SMS and WhatsApp through your Plivo account.',
  category: 'sms',
  url: 'https://www.plivo.com',
  availability: 'available',
  featured: false,
  requirements: ['A Plivo account', 'A sender number of that account; for WhatsApp, one enabled as WhatsApp sender'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'plivo/plivo-node lib/rest/axios.js, lib/resources/messages.js',
    'https://www.plivo.com/docs/messaging/api/overview',
  ],
  credentials: {
    // Begins with MA (main account) or SA (sub-account); no source gives its full form, so there is no pattern.
    auth_id: {
      label: 'Auth ID',
      help: 'Shown on the first page of the Plivo console.',
      sensitive: false,
      required: true,
    },
    auth_token: {
      label: 'Auth token',
      help: 'Beside the Auth ID in the Plivo console.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
    from_number: {
      label: 'Sender',
      help: 'A number of your account, e.g. +14155550100, or a sender id your country allows.',
      sensitive: false,
      required: true,
    },
  },
  config: z.strictObject({}),
  auth: { type: 'basic', username: 'auth_id', password: 'auth_token' },
  baseUrl: { production: 'https://api.plivo.com', sandbox: null },
  async healthCheck({ http, credentials }) {
    const response = await http.request({ method: 'GET', path: accountPath(credentials.auth_id), effect: 'read' });
    const { name } = response.read(schemas.account);
    return { account: name ?? credentials.auth_id };
  },
  capabilities: {
    // The API takes no idempotency key and cannot be asked by our own reference.
    send_sms: { effect: 'opaque', handle: (scope, input) => send(scope, input, 'sms') },
    send_whatsapp: { effect: 'opaque', handle: (scope, input) => send(scope, input, 'whatsapp') },
  },
  // A message may hold a one-time code.
  redact: { request: ['text'] },
  readError,
});
