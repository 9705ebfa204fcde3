import type { Catalog } from '@patchbay/catalog';
import type { CapabilityHandler, CapabilityName, CredentialFields, Effect } from '@patchbay/provider-kit';
import type { z } from 'zod';

/** A handler of some capability: which one, and so the type of its input, is known at run time only. */
export type AnyHandler = CapabilityHandler<CapabilityName, CredentialFields, z.ZodObject>;
type HandlerInput = Parameters<AnyHandler['handle']>[1];

/** How this provider does the capability; undefined when this version of the hub does not know. */
export function handlerOf(catalog: Catalog, provider: string | null, capability: string): AnyHandler | undefined {
  if (provider === null) return undefined;
  return catalog.provider(provider)?.capabilities[capability as CapabilityName];
}

/** How long a vendor's index may lag, where the handler does not say. */
const LOOKUP_LAG_MS = 5_000;

/** How long after an unknown outcome a look-up can be believed, in milliseconds. */
export function lookupLagOf(catalog: Catalog, provider: string | null, capability: string): number {
  return handlerOf(catalog, provider, capability)?.lookupLagMs ?? LOOKUP_LAG_MS;
}

/** Whether asking again can double the effect; what is not known, or has no look-up, is taken for opaque. */
export function effectOf(
  catalog: Catalog,
  operation: { readonly provider: string | null; readonly capability: string },
  input: Record<string, unknown>,
): Effect {
  const handler = handlerOf(catalog, operation.provider, operation.capability);
  if (!handler) return 'opaque';
  const effect = typeof handler.effect === 'function' ? handler.effect(asInput(input)) : handler.effect;
  return effect === 'lookup' && handler.lookup === undefined ? 'opaque' : effect;
}

/** The input was checked by the capability's schema when the operation was accepted. */
export function asInput(input: Record<string, unknown>): HandlerInput {
  return input;
}
