import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number in E.164 form, e.g. +15005550006')
  .meta({ examples: ['+15005550006'] });

const message = z.strictObject({
  to: phone.describe('Recipient, E.164'),
  body: z
    .string()
    .min(1)
    .max(1600)
    .meta({ sensitive: true, examples: ['Your table is ready.'] }),
  from: phone.optional().describe("Sender, E.164; default: the connection's own number"),
});

const accepted = z.strictObject({
  message_id: z.string().describe("The vendor's id of the message"),
  status: z.string().describe('Status in the words of the vendor'),
});

export const sendSms = defineCapability({
  name: 'send_sms',
  version: 1,
  title: 'Send an SMS',
  description: 'Sends one text message to one phone number.',
  input: message,
  output: accepted,
});

export const sendWhatsapp = defineCapability({
  name: 'send_whatsapp',
  version: 1,
  title: 'Send a WhatsApp message',
  description: 'Sends one WhatsApp text message to one phone number.',
  input: message,
  output: accepted,
});
