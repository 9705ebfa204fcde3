import {
  aPlivoConnection,
  aRule,
  aStripeConnection,
  aTwilioConnection,
  connect,
  createTenant,
  twilioCredentials,
  type HubClient,
} from '@patchbay/testing';
import type { Vendor } from './ground.ts';

/** Below what a campaign asks of it, so that the limiter has something to do. */
const LIMIT_PER_MINUTE = 240;

export interface Tenant {
  readonly index: number;
  /** At any process: `client.at(url)`. */
  readonly client: HubClient;
  readonly connections: Readonly<Record<Vendor, string>>;
}

/** A tenant with every vendor connected, its rules made. Every other one prefers Plivo, but sends what is urgent by Twilio. */
export async function settleTenant(hub: HubClient, platformKey: string, index: number): Promise<Tenant> {
  const { client } = await createTenant(hub, platformKey, `campaign-${index}`);
  const made = await Promise.all(
    Object.entries(connectionsOf(index)).map(async ([vendor, body]) => [vendor, (await connected(client, body)).id]),
  );
  const connections = Object.fromEntries(made) as Record<Vendor, string>;
  for (const body of rulesOf(index, connections)) await client.must(201, 'POST', '/api/v1/routing-rules', { body });
  return { index, client, connections };
}

async function connected(client: HubClient, body: object): Promise<{ id: string }> {
  const made = await connect(client, body);
  if (made.status !== 'active') throw new Error(`The integration is ${made.status}.`);
  return made;
}

function connectionsOf(index: number): Record<Vendor, object> {
  const digits = String(index).padStart(2, '0');
  return {
    twilio: aTwilioConnection({ credentials: twilioCredentials({ account_sid: `AC${'0'.repeat(30)}${digits}` }) }),
    plivo: aPlivoConnection({
      credentials: {
        auth_id: `MA${'X'.repeat(16)}${digits}`,
        auth_token: 'test-plivo-auth-token',
        from_number: '+15005550007',
      },
    }),
    stripe: aStripeConnection({ credentials: { secret_key: `sk_test_campaign${digits}` } }),
    square: {
      provider: 'square',
      environment: 'sandbox',
      credentials: { access_token: `EAAAcampaign${digits}` },
      enabled_capabilities: ['initiate_payment', 'process_refund', 'verify_payment'],
    },
    custom: {
      provider: 'custom',
      label: 'limited',
      environment: 'sandbox',
      credentials: { secret: `key-of-a-limited-api-${digits}` },
      config: { base_url: 'https://api.example.com', rate_limit_per_minute: LIMIT_PER_MINUTE },
      enabled_capabilities: ['http_request'],
    },
  };
}

function rulesOf(index: number, { twilio, plivo, stripe, square }: Readonly<Record<Vendor, string>>): object[] {
  const urgent = { conditions: [{ field: 'metadata.urgent', operator: 'eq', value: true }], priority: 10 };
  const texts =
    index % 2 === 0
      ? [aRule(twilio, { fallback_integration_id: plivo })]
      : [aRule(plivo, { fallback_integration_id: twilio }), aRule(twilio, urgent)];
  return [
    ...texts,
    aRule(stripe, { capability: 'initiate_payment', fallback_integration_id: square }),
    aRule(stripe, { capability: 'verify_payment' }),
  ];
}
