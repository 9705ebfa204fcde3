import type { Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';

/** A provider of the catalog, with whatever the test is about. */
export function aProvider(name: string, about: Partial<Provider> = {}): Provider {
  return {
    name,
    slug: name,
    display_name: name.charAt(0).toUpperCase() + name.slice(1),
    description: `What ${name} does.`,
    category: 'payments',
    group: 'payment',
    provider_url: null,
    provider_logo: '',
    availability: 'available',
    featured: false,
    auth_types: ['api_key'],
    oauth_scopes: [],
    requirements: [],
    capabilities: ['initiate_payment'],
    credential_schema: {},
    config_schema: {},
    api_base_url: null,
    webhook_support: false,
    sync_streams: [],
    environments: ['sandbox', 'production'],
    multiple: false,
    is_configured: false,
    validated_on: null,
    ...about,
  };
}

/** A connection to a provider that fares like this. */
export function aConnection(
  provider: string,
  state: Connection['health']['state'],
  health: Partial<Connection['health']> = {},
): Connection {
  const at = '2026-11-21T09:30:00.000Z';
  return {
    id: `01${provider}`,
    provider,
    display_name: provider.charAt(0).toUpperCase() + provider.slice(1),
    category: 'sms',
    label: null,
    environment: 'sandbox',
    auth_type: 'basic',
    status: state === 'error' ? 'error' : 'active',
    health: { state, reason: null, code: null, since: at, checked_at: at, latency_ms: 84, ...health },
    enabled_capabilities: ['send_sms'],
    credentials: {},
    credential_references: {},
    config: {},
    metadata: {},
    webhook_url: '',
    verified_at: at,
    created_at: at,
    updated_at: at,
  };
}
