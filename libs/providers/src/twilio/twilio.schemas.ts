import { z } from 'zod';

/** Answer of `GET /Accounts/{sid}.json`; only what the health check reads. */
export const account = z.object({
  sid: z.string(),
  friendly_name: z.string().optional(),
  status: z.string().optional(),
});

/** Answer of a message that was accepted (201). */
export const message = z.object({ sid: z.string().min(1), status: z.string() });

/** Error body of every Twilio API. */
export const errorBody = z.object({ code: z.number().optional(), message: z.string().optional() });
