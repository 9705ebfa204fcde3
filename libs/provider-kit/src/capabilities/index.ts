import type { z } from 'zod';
import { httpRequest } from './http.ts';
import { sendSms, sendWhatsapp } from './messaging.ts';
import { initiatePayment, processRefund, verifyPayment } from './payments.ts';

/** THE list of capabilities, by name. */
export const capabilities = {
  send_sms: sendSms,
  send_whatsapp: sendWhatsapp,
  initiate_payment: initiatePayment,
  process_refund: processRefund,
  verify_payment: verifyPayment,
  http_request: httpRequest,
} as const;

export type CapabilityName = keyof typeof capabilities;
export type CapabilityInput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['input']>;
export type CapabilityOutput<Name extends CapabilityName> = z.output<(typeof capabilities)[Name]['output']>;
