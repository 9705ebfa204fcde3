import type { z } from 'zod';
import { sendEmail } from './email.ts';
import { httpRequest } from './http.ts';
import { createIssue } from './issues.ts';
import { embedText, generateText } from './language.ts';
import { sendSms, sendWhatsapp } from './messaging.ts';
import { initiatePayment, processRefund, verifyPayment } from './payments.ts';
import { geocodeAddress } from './places.ts';
import { postToSocial } from './social.ts';

/** THE list of capabilities, by name. */
export const capabilities = {
  send_sms: sendSms,
  send_whatsapp: sendWhatsapp,
  send_email: sendEmail,
  initiate_payment: initiatePayment,
  process_refund: processRefund,
  verify_payment: verifyPayment,
  generate_text: generateText,
  embed_text: embedText,
  geocode_address: geocodeAddress,
  post_to_social: postToSocial,
  create_issue: createIssue,
  http_request: httpRequest,
} as const;

export type CapabilityName = keyof typeof capabilities;

/** Whether a text names a capability. */
export function isCapability(name: string): name is CapabilityName {
  return Object.hasOwn(capabilities, name);
}

export type CapabilityInput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['input']>;
export type CapabilityOutput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['output']>;
