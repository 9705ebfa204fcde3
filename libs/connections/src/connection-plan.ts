import { authTypesOf, type Environment, type ProviderDefinition } from '@patchbay/provider-kit';
import { checkConfig, checkMetadata, withoutOwnFields, type JsonObject } from './config-input.ts';
import { hasHostFor, vendorUrl, type Network } from './connection-destination.ts';
import type { ConnectionTarget } from './connection.types.ts';
import { mergeCredentials, NO_CREDENTIALS, type CredentialChange } from './credential-input.ts';
import type { Problems } from './problems.ts';

/** The body of POST, its shape checked. */
export interface NewConnection {
  readonly credentials?: JsonObject;
  readonly enabled_capabilities: readonly string[];
  readonly environment?: Environment;
  readonly auth_type?: string;
  readonly config?: JsonObject;
  readonly metadata?: JsonObject;
  readonly label?: string | null;
}

export interface ConnectionPlan {
  readonly environment: Environment;
  readonly target: ConnectionTarget;
  readonly authType: string;
  readonly label: string | null;
  readonly uniqueness: string;
  readonly enabledCapabilities: readonly string[];
  readonly credentials: CredentialChange;
  readonly config: JsonObject;
  readonly metadata: JsonObject;
}

/** Whether the operator lets connections go to this host; the reason when not. */
export type RefuseHost = (hostname: string) => string | null;

/** Where connections may go. */
export interface NetworkPolicy {
  readonly network: Network;
  readonly refuseHost: RefuseHost;
}

/** Reads a whole new connection against its provider; everything wrong with it lands in `problems`. */
export function planConnection(
  provider: ProviderDefinition,
  body: NewConnection,
  policy: NetworkPolicy,
  problems: Problems,
): ConnectionPlan {
  const environment = body.environment ?? 'production';
  const config = body.config ?? {};
  const metadata = withoutOwnFields(body.metadata ?? {});
  const label = labelOf(body.label, problems);
  checkEnvironment(provider, { environment, config }, policy.network, problems);
  checkConfig(provider, config, problems);
  checkHost(provider, { environment, config }, policy, problems);
  checkMetadata(metadata, problems);
  return {
    environment,
    target: targetOf(environment, policy.network),
    authType: authTypeOf(provider, body.auth_type, problems),
    label,
    uniqueness: uniquenessOf(provider, label),
    enabledCapabilities: capabilitiesOf(provider, body.enabled_capabilities, problems),
    credentials: mergeCredentials(provider, NO_CREDENTIALS, body.credentials ?? {}, problems),
    config,
    metadata,
  };
}

/** Kept with the connection: a simulated one never fails over to a real vendor, nor the other way round. */
function targetOf(environment: Environment, network: Network): ConnectionTarget {
  return environment === 'sandbox' && network.sandboxUrl !== null ? 'simulated' : 'vendor';
}

function checkEnvironment(
  provider: ProviderDefinition,
  setup: { readonly environment: Environment; readonly config: JsonObject },
  network: Network,
  problems: Problems,
): void {
  const { environment } = setup;
  if (!provider.environments.includes(environment)) {
    problems.add('environment', `${provider.displayName} is offered in: ${provider.environments.join(', ')}.`);
    return;
  }
  const redirected = network.vendorBaseUrls[provider.name] !== undefined;
  if (redirected || targetOf(environment, network) === 'simulated' || hasHostFor(provider, setup)) return;
  problems.add(
    'environment',
    `${provider.displayName} has no test host of its own and the simulated vendors are off. Set PATCHBAY_SANDBOX_PORT, or connect in production.`,
  );
}

function authTypeOf(provider: ProviderDefinition, given: string | undefined, problems: Problems): string {
  const offered = authTypesOf(provider);
  const type = given ?? offered[0] ?? 'custom';
  if (given !== undefined && !offered.includes(given)) {
    problems.add('auth_type', `${provider.displayName} takes: ${offered.join(', ')}.`);
  }
  return type;
}

/** In the order given, each once; 422 when the provider lacks one. */
export function capabilitiesOf(
  provider: ProviderDefinition,
  given: readonly string[],
  problems: Problems,
): readonly string[] {
  // What was given is not repeated: it may be anything, a secret in the wrong place too.
  if (given.some((name) => !Object.hasOwn(provider.capabilities, name))) {
    const offered = Object.keys(provider.capabilities).join(', ');
    problems.add('enabled_capabilities', `${provider.displayName} does not offer all of these; it offers ${offered}.`);
  }
  return [...new Set(given)];
}

export function labelOf(given: string | null | undefined, problems: Problems): string | null {
  const label = given?.trim() ?? null;
  if (label === '') problems.add('label', 'A label needs a character that is not white space.');
  return label;
}

/** What must differ between two connections of the tenant to the same provider and environment. */
export function uniquenessOf(provider: ProviderDefinition, label: string | null): string {
  return provider.multiple === true ? (label ?? '').toLowerCase() : '';
}

/** A tenant's own URL that names a private address is refused at the door; names are checked again at every call. */
export function checkHost(
  provider: ProviderDefinition,
  setup: { readonly environment: Environment; readonly config: JsonObject },
  { network, refuseHost }: NetworkPolicy,
  problems: Problems,
): void {
  if (typeof provider.baseUrl !== 'function' || network.vendorBaseUrls[provider.name] !== undefined) return;
  const url = vendorUrl(provider, setup);
  // Null: the config is not valid, which is said already.
  if (url === null) return;
  const field = Object.hasOwn(setup.config, 'base_url') ? 'config.base_url' : 'config';
  if (url.username !== '' || url.password !== '') {
    problems.add(field, 'must not hold a user name or password; they belong into the credentials.');
  }
  const refusal = refuseHost(url.hostname);
  if (refusal !== null) problems.add(field, refusal);
}
