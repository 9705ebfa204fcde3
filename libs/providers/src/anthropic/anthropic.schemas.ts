import { z } from 'zod';

/** Settings of a connection. Models come and go: the default is of the day the facts were checked. */
export const config = z.strictObject({
  default_model: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[!-~]+$/, 'must be the id of a model')
    .default('claude-haiku-5-5')
    .describe('Writes texts when a request names no model')
    .meta({ title: 'Default model' }),
  default_max_tokens: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(4_096)
    .describe('How long a text may become when a request does not say; the API asks for a limit')
    .meta({ title: 'Default length of texts, in tokens' }),
});

/** Answer of `POST /v1/messages`. The text is in its blocks of type text; other ones (thinking) are none of it. */
export const message = z.object({
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  usage: z.object({
    input_tokens: z.int(),
    output_tokens: z.int(),
    cache_creation_input_tokens: z.int().nullish(),
    cache_read_input_tokens: z.int().nullish(),
  }),
});

/** Answer of `GET /v1/models`. */
export const models = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Error body of every endpoint. */
export const errorBody = z.object({
  error: z.object({
    type: z.string().optional(),
    message: z.string().optional(),
    details: z.object({ error_code: z.string().optional() }).nullish(),
  }),
});
