import type { AnySandboxDefinition, PlannedProvider, ProviderDefinition } from '@patchbay/provider-kit';
import { anthropic } from './anthropic/anthropic.provider.ts';
import { anthropicSandbox } from './anthropic/anthropic.sandbox.ts';
import { custom } from './custom/custom.provider.ts';
import { customSandbox } from './custom/custom.sandbox.ts';
import { googleMaps } from './google-maps/google-maps.provider.ts';
import { googleMapsSandbox } from './google-maps/google-maps.sandbox.ts';
import { mapbox } from './mapbox/mapbox.provider.ts';
import { mapboxSandbox } from './mapbox/mapbox.sandbox.ts';
import { messagebird } from './messagebird/messagebird.provider.ts';
import { messagebirdSandbox } from './messagebird/messagebird.sandbox.ts';
import { openai } from './openai/openai.provider.ts';
import { openaiSandbox } from './openai/openai.sandbox.ts';
import { plannedMessaging } from './planned/messaging.planned.ts';
import { plannedBusiness } from './planned/business.planned.ts';
import { plannedAi } from './planned/ai.planned.ts';
import { plannedReach } from './planned/reach.planned.ts';
import { plivo } from './plivo/plivo.provider.ts';
import { plivoSandbox } from './plivo/plivo.sandbox.ts';
import { postmark } from './postmark/postmark.provider.ts';
import { postmarkSandbox } from './postmark/postmark.sandbox.ts';
import { sendgrid } from './sendgrid/sendgrid.provider.ts';
import { sendgridSandbox } from './sendgrid/sendgrid.sandbox.ts';
import { square } from './square/square.provider.ts';
import { squareSandbox } from './square/square.sandbox.ts';
import { stripe } from './stripe/stripe.provider.ts';
import { stripeSandbox } from './stripe/stripe.sandbox.ts';
import { twilio } from './twilio/twilio.provider.ts';
import { twilioSandbox } from './twilio/twilio.sandbox.ts';

/** THE list of providers: adding one is its folder and one line here. */
export const providers: readonly ProviderDefinition[] = [
  stripe,
  square,
  twilio,
  plivo,
  messagebird,
  sendgrid,
  postmark,
  openai,
  anthropic,
  mapbox,
  googleMaps,
  custom,
];

/** Their simulated vendors. */
export const sandboxes: readonly AnySandboxDefinition[] = [
  stripeSandbox,
  squareSandbox,
  twilioSandbox,
  plivoSandbox,
  messagebirdSandbox,
  sendgridSandbox,
  postmarkSandbox,
  openaiSandbox,
  anthropicSandbox,
  mapboxSandbox,
  googleMapsSandbox,
  customSandbox,
];

/** Vendors the catalog shows as coming soon. */
export const planned: readonly PlannedProvider[] = [
  ...plannedMessaging,
  ...plannedBusiness,
  ...plannedAi,
  ...plannedReach,
];

export { logoOf } from './logo.ts';
