import type { z } from 'zod';
import { sendEmail } from './email.ts';
import { httpRequest } from './http.ts';
import { embedText, generateText } from './language.ts';
import { sendSms, sendWhatsapp } from './messaging.ts';
import { initiatePayment, processRefund, verifyPayment } from './payments.ts';

/** THE list of capabilities, by name. */
export const capabilities = {
  send_sms: sendSms,
  send_whatsapp: sendWhatsapp,
  initiate_payment: initiatePayment,
  send_email: sendEmail,
  process_refund: processRefund,
  verify_payment: verifyPayment,
  http_request: httpRequest,
  generate_text: generateText,
  embed_text: embedText,
} as const;

export type CapabilityName = keyof typeof capabilities;
export type CapabilityInput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['input']>;
export type CapabilityOutput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['output']>;
