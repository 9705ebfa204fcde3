import { z } from 'zod';
import { defineCapability } from '../capability.ts';
import { requestPathProblem } from '../request-path.ts';

export const httpRequest = defineCapability({
  name: 'http_request',
  version: 1,
  title: 'Call an HTTP API',
  description: "Sends one request to the connection's own base URL, authenticated by the hub.",
  input: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: z
      .string()
      .max(2000)
      .check((context) => {
        const problem = requestPathProblem(context.value);
        if (problem !== null) context.issues.push({ code: 'custom', message: problem, input: context.value });
      })
      .describe("Path below the connection's base URL, e.g. /v1/items; parameters go into query")
      .meta({ examples: ['/v1/items'] }),
    query: z.record(z.string().min(1).max(200), z.string().max(4000)).optional(),
    body: z.json().optional().describe('Sent as JSON'),
  }),
  output: z.strictObject({
    status: z.int().describe('Status of the answer; always 2xx, since every other one ends the operation undelivered'),
    body: z.json().describe('The answer: JSON as it is, other text as a string, null when empty'),
  }),
});
