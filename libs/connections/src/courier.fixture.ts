import { defineProvider, type ProviderDefinition } from '@patchbay/provider-kit';
import { z } from 'zod';

/** A vendor for unit specs: two hosts, one optional secret, one setting. Not exported from the lib. */
export const courier: ProviderDefinition = defineProvider({
  name: 'courier',
  slug: 'courier',
  displayName: 'Courier',
  description: 'Sends texts.',
  category: 'sms',
  url: null,
  availability: 'available',
  featured: false,
  requirements: [],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [],
  credentials: {
    account: { label: 'Account', sensitive: false, required: true, pattern: '[A-Z]{2}\\d{4}' },
    token: { label: 'Token', sensitive: true, required: true, kind: 'api_key' },
    webhook_secret: { label: 'Webhook secret', sensitive: true, required: false, kind: 'webhook_secret' },
    note: { label: 'Note', sensitive: false, required: false },
  },
  config: z.strictObject({ region: z.enum(['eu', 'us']).default('eu'), pool: z.string().max(10).optional() }),
  auth: { type: 'basic', username: 'account', password: 'token' },
  baseUrl: (config, environment) =>
    `https://${environment === 'sandbox' ? 'test.' : ''}${config.region}.courier.example/v2`,
  healthCheck: () => Promise.resolve({ account: 'Courier test' }),
  capabilities: {
    send_sms: { effect: 'opaque', handle: () => Promise.resolve({ message_id: 'm1', status: 'queued' }) },
  },
});

/** A vendor whose URL the tenant gives, and that may be connected more than once. */
export const anyApi: ProviderDefinition = defineProvider({
  ...courierIdentity(),
  multiple: true,
  credentials: { secret: { label: 'Secret', sensitive: true, required: true } },
  config: z.strictObject({ base_url: z.url() }),
  auth: { type: 'bearer', token: 'secret' },
  baseUrl: (config) => config.base_url,
  healthCheck: () => Promise.resolve({ account: 'any' }),
  capabilities: {},
});

function courierIdentity() {
  return {
    name: 'anyapi',
    slug: 'anyapi',
    displayName: 'Any API',
    description: 'Any.',
    category: 'custom',
    url: null,
    availability: 'available',
    featured: false,
    requirements: [],
    environments: ['sandbox', 'production'],
    validatedOn: '2026-11-21',
    sources: [],
  } as const;
}
