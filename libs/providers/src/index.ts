import type { PlannedProvider, ProviderDefinition } from '@patchbay/provider-kit';

/** THE list of providers: adding one is its folder and one line here. */
export const providers: readonly ProviderDefinition[] = [];

/** Vendors the catalog shows as coming soon. */
export const planned: readonly PlannedProvider[] = [];
