import { z } from 'zod';

const money = z.object({ amount: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });

/** A payment; only what the capabilities answer. The total holds the tip. */
export const payment = z.object({
  payment: z.object({ id: z.string().min(1), status: z.string(), amount_money: money, total_money: money.optional() }),
});

export const refund = z.object({ refund: z.object({ id: z.string().min(1), status: z.string() }) });

/** Answer of `GET /v2/merchants`: the list has the name of one. */
export const merchants = z.object({
  merchant: z.array(z.object({ id: z.string(), business_name: z.string().nullish() })).min(1),
});

export const errorBody = z.object({
  errors: z.array(z.object({ code: z.string(), detail: z.string().optional(), field: z.string().optional() })).min(1),
});
