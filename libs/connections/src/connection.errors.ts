import { illegalTransition, notFound, validationFailed, type PatchbayError } from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import type { ConnectionStatus } from './connection.types.ts';

/** 404; another tenant's connection answers the same. */
export function noSuchConnection(): PatchbayError {
  return notFound('integration');
}

/** 422: one connection per provider and environment, or per label where a provider may be connected more than once. */
export function alreadyConnected(provider: ProviderDefinition): PatchbayError {
  return validationFailed({
    provider: ['An integration for this provider already exists.'],
    ...(provider.multiple === true ? { label: ['Another integration has this label; choose a different one.'] } : {}),
  });
}

/** 409: the life cycle has no such step. */
export function wrongStatus(verb: 'activate' | 'disable', status: ConnectionStatus): PatchbayError {
  const from = verb === 'activate' ? 'inactive' : 'active';
  return illegalTransition(`Only an ${from} integration can be ${verb}d; this one is ${status}.`);
}

/** 409: it was disconnected, so there is nothing to authenticate with. */
export function nothingToActivate(missing: readonly string[]): PatchbayError {
  return illegalTransition(`The integration has no credentials. PATCH it with ${missing.join(', ')} first.`);
}
