import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const minorUnits = z.int().positive().max(99_999_999_999).describe('Amount in minor units (cents)');
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'must be an ISO 4217 code, e.g. eur')
  .transform((code) => code.toLowerCase())
  .meta({ examples: ['eur'] });
const id = (what: string) => z.string().min(1).max(255).describe(what);

export const initiatePayment = defineCapability({
  name: 'initiate_payment',
  version: 1,
  title: 'Initiate a payment',
  description: 'Starts a payment; with a payment method it is charged at once.',
  input: z.strictObject({
    amount: minorUnits,
    currency,
    customer: id("The vendor's id of the customer").optional(),
    payment_method: id("The vendor's id of the payment method").meta({ sensitive: true }).optional(),
    description: z.string().max(1000).optional(),
    channel: z.enum(['online', 'in_person']).optional().describe('Where the customer is: for routing'),
    metadata: z.record(z.string().min(1).max(40), z.string().max(500)).optional(),
  }),
  output: z.strictObject({
    payment_id: z.string(),
    status: z.string(),
    client_secret: z.string().meta({ sensitive: true }).optional(),
  }),
});

export const processRefund = defineCapability({
  name: 'process_refund',
  version: 1,
  title: 'Refund a payment',
  description: 'Refunds a payment, in full or in part.',
  input: z.strictObject({
    payment_id: id("The vendor's id of the payment"),
    amount: minorUnits.optional(),
    reason: z.string().max(500).optional(),
  }),
  output: z.strictObject({ refund_id: z.string(), status: z.string() }),
});

export const verifyPayment = defineCapability({
  name: 'verify_payment',
  version: 1,
  title: 'Look a payment up',
  description: 'Tells where a payment stands.',
  input: z.strictObject({ payment_id: id("The vendor's id of the payment") }),
  output: z.strictObject({
    payment_id: z.string(),
    status: z.string(),
    amount: z.int(),
    currency: z.string(),
  }),
});
