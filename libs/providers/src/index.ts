import type { PlannedProvider, ProviderDefinition } from '@patchbay/provider-kit';
import { custom } from './custom/custom.provider.ts';
import { plivo } from './plivo/plivo.provider.ts';
import { stripe } from './stripe/stripe.provider.ts';
import { twilio } from './twilio/twilio.provider.ts';

/** THE list of providers: adding one is its folder and one line here. */
export const providers: readonly ProviderDefinition[] = [stripe, twilio, plivo, custom];

/** Vendors the catalog shows as coming soon. */
export const planned: readonly PlannedProvider[] = [];
