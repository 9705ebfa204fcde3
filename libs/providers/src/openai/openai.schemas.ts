import { z } from 'zod';

const model = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[!-~]+$/, 'must be the id of a model');

/** Settings of a connection. Models come and go: the defaults are of the day the facts were checked. */
export const config = z.strictObject({
  project: z
    .string()
    .max(200)
    .regex(/^[!-~]+$/, 'must be the id of a project')
    .optional()
    .describe('Counts usage to this project, where the key belongs to none')
    .meta({ title: 'Project ID' }),
  default_model: model
    .default('gpt-5.4-mini')
    .describe('Writes texts when a request names no model')
    .meta({ title: 'Default model' }),
  default_embedding_model: model
    .default('text-embedding-3-small')
    .describe('Makes vectors when a request names no model')
    .meta({ title: 'Default embedding model' }),
});

/** Answer of `POST /responses`. The text is in the parts of its messages; other items (reasoning) are none of it. */
export const response = z.object({
  status: z.string().optional(),
  model: z.string(),
  incomplete_details: z.object({ reason: z.string().optional() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() }))
        .nullish(),
    }),
  ),
  usage: z.object({ input_tokens: z.int(), output_tokens: z.int() }),
});

/** Answer of `POST /embeddings`. */
export const embeddings = z.object({
  model: z.string(),
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.int() }),
});

/** Answer of `GET /models`. */
export const models = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Error body; also part of a response that failed while it was written. */
export const errorBody = z.object({
  status: z.string().optional(),
  error: z.object({ type: z.string().nullish(), code: z.string().nullish(), message: z.string().nullish() }),
});
