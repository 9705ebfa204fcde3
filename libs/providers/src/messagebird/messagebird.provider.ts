import { z } from 'zod';
import {
  type CapabilityInput,
  defineProvider,
  RateLimit,
  readIf,
  segment,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './messagebird.schemas.ts';

const UUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

interface MessageScope {
  readonly http: VendorHttp;
  readonly reference: string;
  readonly credentials: { readonly workspace_id: string; readonly channel_id: string };
}

const channelsPath = (workspace: string) => `/workspaces/${segment(workspace)}/channels`;

async function sendSms({ http, reference, credentials }: MessageScope, input: CapabilityInput<'send_sms'>) {
  const response = await http.request({
    method: 'POST',
    path: `${channelsPath(credentials.workspace_id)}/${segment(credentials.channel_id)}/messages`,
    json: {
      receiver: { contacts: [{ identifierKey: 'phonenumber', identifierValue: input.to }] },
      // The number belongs to the channel; another one is used only when asked for.
      sender: input.from === undefined ? undefined : { connector: { identifierValue: input.from } },
      body: { type: 'text', text: { text: input.body } },
      reference,
    },
  });
  const { id, status } = response.read(schemas.accepted);
  // Accepted is what its 202 means.
  return { message_id: id, status: status ?? 'accepted' };
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const body = readIf(response, schemas.errorBody);
  const reading = { providerCode: body?.code ?? body?.type, message: body?.message };
  // Whether a bad key is a 401 or a 403 is not documented. Either way a person must see to the key or its rights.
  return response.status === 403 ? { ...reading, class: 'auth' } : reading;
}

export const messagebird = defineProvider({
  name: 'messagebird',
  slug: 'messagebird',
  displayName: 'Bird (MessageBird)',
  description: 'Text messages by SMS through a channel of your Bird workspace.',
  category: 'sms',
  url: 'https://bird.com',
  availability: 'available',
  featured: false,
  requirements: [
    'A Bird workspace with an active SMS channel (the Channels API at api.bird.com)',
    'An access key that may list the channels and send messages',
  ],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'https://docs.bird.com/api/channels-api/api-reference/messaging',
    'https://docs.bird.com/api/channels-api/supported-channels/programmable-sms/sending-sms-messages',
    'NangoHQ/nango providers.yaml (form of the key)',
  ],
  credentials: {
    access_key: {
      label: 'Access key',
      help: 'From Settings, Security, Access keys.',
      sensitive: true,
      required: true,
      pattern: '^[A-Za-z0-9]+$',
      kind: 'api_key',
    },
    workspace_id: {
      label: 'Workspace ID',
      help: 'Shown in the address of your workspace.',
      sensitive: false,
      required: true,
      pattern: UUID,
      example: '5b0f2c1e-7d3a-4e6b-9c48-2a1d0e9f8b7c',
    },
    channel_id: {
      label: 'SMS channel ID',
      help: 'Shown with the channel.',
      sensitive: false,
      required: true,
      pattern: UUID,
      example: '5b0f2c1e-7d3a-4e6b-9c48-2a1d0e9f8b7c',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'header', header: 'Authorization', prefix: 'AccessKey ', value: 'access_key' },
  baseUrl: { production: 'https://api.bird.com', sandbox: null },
  async healthCheck({ http, credentials }) {
    const path = channelsPath(credentials.workspace_id);
    (await http.request({ method: 'GET', path, effect: 'read' })).read(schemas.channels);
    return { account: `workspace ${credentials.workspace_id}` };
  },
  capabilities: {
    // No idempotency key is confirmed for this API, nor a search by our reference.
    send_sms: { effect: 'opaque', handle: sendSms },
  },
  // 50 reads and 500 writes a second; nearly all calls are writes.
  rateLimit: RateLimit.perSecond(500),
  readError,
});
