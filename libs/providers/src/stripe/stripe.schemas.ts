import { z } from 'zod';

/** A payment intent; only what the capabilities answer. */
export const paymentIntent = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: z.int(),
  currency: z.string(),
  client_secret: z.string().nullish(),
});

/** A refund; the vendor allows a null status. */
export const refund = z.object({ id: z.string().min(1), status: z.string().nullish() });

/** Answer of `GET /v1/account`; only what the health check reads. */
export const account = z.object({
  id: z.string(),
  email: z.string().nullish(),
  settings: z.object({ dashboard: z.object({ display_name: z.string().nullish() }).optional() }).nullish(),
});

/** Error body of the v1 API. */
export const errorBody = z.object({
  error: z.object({
    type: z.string().optional(),
    code: z.string().optional(),
    decline_code: z.string().optional(),
    message: z.string().optional(),
  }),
});
