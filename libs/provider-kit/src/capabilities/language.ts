import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const model = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be the id of a model')
  .optional()
  .describe("A model of the vendor that will be asked; default: the connection's own, which lets vendors be exchanged");

export const generateText = defineCapability({
  name: 'generate_text',
  version: 1,
  title: 'Generate text',
  description: 'Answers a conversation with text from a language model.',
  input: z.strictObject({
    messages: z
      .array(
        z.strictObject({
          role: z.enum(['system', 'user', 'assistant']).describe('system: instructions, wherever they stand'),
          content: z.string().min(1).max(500_000).meta({ sensitive: true }),
        }),
      )
      .min(1)
      .max(1_000)
      // Not every model goes on with an answer that was begun for it.
      .refine(
        (messages) => messages.findLast(({ role }) => role !== 'system')?.role === 'user',
        'must end with a message of the user (system messages may stand anywhere)',
      )
      .meta({ examples: [[{ role: 'user', content: 'A name for a bistro, please.' }]] }),
    model,
    max_tokens: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('How long the answer may become; where it is reached, the text ends there'),
  }),
  output: z.strictObject({
    text: z.string().meta({ sensitive: true }),
    model: z.string().describe('The model that answered'),
    usage: z.strictObject({
      input_tokens: z.int().describe('Tokens read, cached ones included'),
      output_tokens: z.int().describe('Tokens written'),
    }),
  }),
});

export const embedText = defineCapability({
  name: 'embed_text',
  version: 1,
  title: 'Embed texts',
  description: 'Turns texts into vectors that lie close together where the texts mean alike.',
  input: z.strictObject({
    // Vendors take 96 and more at once; a longer list would make an answer of many megabytes.
    texts: z
      .array(z.string().min(1).max(100_000).meta({ sensitive: true }))
      .min(1)
      .max(96)
      .meta({ examples: [['Pasta with clams']] }),
    model,
    dimensions: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('Length of the vectors, where the model lets one choose'),
    purpose: z
      .enum(['document', 'query'])
      .optional()
      .describe('What the vectors are for: to be found, or to search with; for vendors whose models tell them apart'),
  }),
  output: z.strictObject({
    vectors: z.array(z.array(z.number())).describe('One per text, in their order').meta({ sensitive: true }),
    model: z.string().describe('The model that made them: only vectors of one model compare'),
    usage: z.strictObject({ input_tokens: z.int().describe('Tokens read') }),
  }),
});
