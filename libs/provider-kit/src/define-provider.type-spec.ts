/* eslint-disable @typescript-eslint/no-unsafe-assignment -- the mistakes below have no type, which is the point */
// Not run: read by the compiler. Every `@ts-expect-error` below fails the type check when the mistake under it compiles.
import { z } from 'zod';
import { type CapabilityOutput, defineCapability, defineProvider } from './index.ts';

const identity = {
  name: 'acme',
  slug: 'acme',
  displayName: 'Acme',
  description: 'Made up.',
  category: 'sms',
  url: null,
  availability: 'available',
  featured: false,
  requirements: [],
  environments: ['production'],
  validatedOn: '2026-01-01',
  sources: [],
  baseUrl: { production: 'https://api.example.com', sandbox: null },
} as const;
const credentials = {
  key: { label: 'Key', sensitive: true, required: true },
  sender: { label: 'Sender', sensitive: false, required: true },
  team: { label: 'Team', sensitive: false, required: false },
} as const;
const config = z.strictObject({ region: z.enum(['eu', 'us']).default('eu') });
const auth = { type: 'bearer', token: 'key' } as const;
const healthCheck = async () => ({ account: 'acme' });
const sent: CapabilityOutput<'send_sms'> = { message_id: '1', status: 'queued' };

export const good = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  healthCheck,
  capabilities: {
    send_sms: {
      effect: 'opaque',
      async handle({ credentials: own, config: settings }, input) {
        const sender: string = own.sender;
        const team: string | undefined = own.team;
        const region: 'eu' | 'us' = settings.region;
        const to: string = input.to;
        return { ...sent, status: sender + (team ?? '') + region + to };
      },
    },
    http_request: {
      effect: ({ method }) => (method === 'GET' ? 'read' : 'opaque'),
      handle: async () => ({ status: 200, body: null }),
    },
  },
});

export const misspeltCapability = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  healthCheck,
  capabilities: {
    // @ts-expect-error -- there is no capability of this name
    send_smss: { effect: 'opaque', handle: async () => sent },
  },
});

export const wrongResult = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  healthCheck,
  capabilities: {
    // @ts-expect-error -- status is missing
    send_sms: { effect: 'opaque', handle: async () => ({ message_id: '1' }) },
  },
});

export const unknownEffect = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  healthCheck,
  capabilities: {
    // @ts-expect-error -- no such effect
    send_sms: { effect: 'idempotent', handle: async () => sent },
  },
});

export const unknownSetting = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  // @ts-expect-error -- the config has no `zone`
  healthCheck: async ({ config: settings }) => ({ account: settings.zone }),
  capabilities: {},
});

export const unknownCredential = defineProvider({
  ...identity,
  credentials,
  config,
  // @ts-expect-error -- the credentials have no `token`
  auth: { type: 'bearer', token: 'token' },
  healthCheck,
  capabilities: {},
});

export const secretInAFunction = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  // @ts-expect-error -- a sensitive credential is not for provider functions
  healthCheck: async ({ credentials: own }) => ({ account: own.key }),
  capabilities: {},
});

export const unknownInput = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  healthCheck,
  capabilities: {
    send_sms: {
      effect: 'opaque',
      // @ts-expect-error -- the input has no `subject`
      handle: async (_scope, input) => ({ ...sent, status: input.subject }),
    },
  },
});

export const settingOfTheBaseUrl = defineProvider({
  ...identity,
  credentials,
  config,
  auth,
  // @ts-expect-error -- the config has no `host`
  baseUrl: ({ host }) => `https://${host}`,
  healthCheck,
  capabilities: {},
});

// @ts-expect-error -- a capability's input is an object
export const scalarInput = defineCapability({ name: 'x', version: 1, title: '', description: '', input: z.string() });
