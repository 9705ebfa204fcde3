import {
  authTypesOf,
  baseUrlOf,
  type Capability,
  declaredEffect,
  describeCredentials,
  jsonSchemaOf,
  type PlannedProvider,
  type ProviderDefinition,
} from '@patchbay/provider-kit';
import type { CapabilityDto, ProviderDto, ProviderGuideDto, ProvidersQuery } from './catalog.dto.ts';
import { groupOf } from './provider-group.ts';

/** A provider as every tenant sees it. */
export type ProviderView = Omit<ProviderDto, 'is_configured' | 'provider_logo'>;

/** What the catalog says of a provider. */
export function providerView(provider: ProviderDefinition): ProviderView {
  return {
    ...identityView(provider),
    auth_types: authTypesOf(provider),
    capabilities: Object.keys(provider.capabilities),
    credential_schema: describeCredentials(provider.credentials),
    config_schema: jsonSchemaOf(provider.config),
    api_base_url: usualBaseUrl(provider),
    environments: provider.environments,
    multiple: provider.multiple ?? false,
    validated_on: provider.validatedOn,
  };
}

/** What it says of a vendor that cannot be connected yet: the same fields, most of them empty. */
export function plannedView(provider: PlannedProvider): ProviderView {
  return {
    ...identityView(provider),
    auth_types: [],
    capabilities: provider.capabilities,
    credential_schema: {},
    config_schema: { type: 'object', properties: {}, additionalProperties: false },
    api_base_url: null,
    environments: [],
    multiple: false,
    validated_on: null,
  };
}

/** Where requests go unless a setting says otherwise; null where the tenant's settings alone tell. */
function usualBaseUrl(provider: ProviderDefinition): string | null {
  const config = provider.config.safeParse({});
  return config.success ? baseUrlOf(provider, config.data, 'production') : null;
}

function identityView(provider: ProviderDefinition | PlannedProvider) {
  return {
    name: provider.name,
    slug: provider.slug,
    display_name: provider.displayName,
    description: provider.description,
    category: provider.category,
    group: groupOf(provider.category),
    provider_url: provider.url,
    availability: provider.availability,
    featured: provider.featured,
    // Neither OAuth, webhooks nor syncs are part of a definition yet.
    oauth_scopes: [],
    webhook_support: false,
    sync_streams: [],
    requirements: provider.requirements,
  };
}

/** What a provider powers, in the words of its capabilities. */
export function guideView(
  provider: ProviderView,
  definition: ProviderDefinition | null,
  capabilities: readonly CapabilityDto[],
): ProviderGuideDto {
  const powers = capabilities
    .filter(({ name }) => provider.capabilities.includes(name))
    .map(({ name, title, description, effect }) => ({
      name,
      title,
      description,
      effect: effect[provider.name] ?? null,
    }));
  return { powers, docs_url: docsUrlOf(definition?.sources ?? []), permissions: provider.oauth_scopes };
}

/** The first source that is a page; the others are packages and files. */
function docsUrlOf(sources: readonly string[]): string | null {
  return /https:\/\/[^\s,;)]+/.exec(sources.find((source) => source.includes('https://')) ?? '')?.[0] ?? null;
}

/** What the catalog says of a capability and those who offer it. */
export function capabilityView(capability: Capability, providers: readonly ProviderDefinition[]): CapabilityDto {
  const handlers = providers.flatMap((provider) => {
    const handler = Object.entries(provider.capabilities).find(([name]) => name === capability.name)?.[1];
    return handler === undefined ? [] : [[provider.name, declaredEffect(handler as never)] as const];
  });
  return {
    name: capability.name,
    title: capability.title,
    description: capability.description,
    version: capability.version,
    input: jsonSchemaOf(capability.input),
    output: jsonSchemaOf(capability.output, 'output'),
    effect: Object.fromEntries(handlers),
    requires_approval: capability.approval === 'required',
    providers: handlers.map(([name]) => name),
  };
}

/** Whether a provider passes all given filters. */
export function matchesQuery(view: ProviderView, query: ProvidersQuery): boolean {
  const { category, capability, availability, auth_type: authType, q } = query;
  if (category !== undefined && view.category !== category && view.group !== category) return false;
  if (capability !== undefined && !view.capabilities.includes(capability)) return false;
  if (availability !== undefined && view.availability !== availability) return false;
  if (authType !== undefined && !view.auth_types.includes(authType)) return false;
  return q === undefined || mentions(view, q);
}

/** All words, anywhere, in any order. */
function mentions(view: ProviderView, q: string): boolean {
  const text = [view.name, view.display_name, view.category, view.description, ...view.capabilities]
    .join(' ')
    .toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
