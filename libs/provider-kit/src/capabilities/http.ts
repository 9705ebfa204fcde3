import { z } from 'zod';
import { defineCapability } from '../capability.ts';

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
      .regex(/^\/(?!\/)[^\s\\]*$/, 'must begin with one / and hold no spaces or backslashes'),
    query: z.record(z.string(), z.string()).optional(),
    body: z.json().optional(),
  }),
  output: z.strictObject({ status: z.int(), body: z.json() }),
});
