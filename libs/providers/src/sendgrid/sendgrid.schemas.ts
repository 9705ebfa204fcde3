import { z } from 'zod';

/** Settings of a connection. */
export const config = z.strictObject({
  region: z
    .enum(['global', 'eu'])
    .default('global')
    .describe('eu: for the keys of EU subusers, whose mail stays in the EU')
    .meta({ title: 'Region' }),
});

/** Answer of `GET /v3/scopes`. */
export const scopes = z.object({ scopes: z.array(z.string()) });

/** Answer of `GET /v3/user/username`. */
export const username = z.object({ username: z.string().min(1) });

/** Error body of the v3 API. `field` names the field at fault, at times as the text "null". */
export const errorBody = z.object({
  errors: z.array(z.object({ message: z.string().optional(), field: z.string().nullish() })).min(1),
});
