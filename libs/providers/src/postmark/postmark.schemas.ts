import { z } from 'zod';

/** Settings of a connection. */
export const config = z.strictObject({
  message_stream: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('The message stream to send through; default: the server’s transactional one')
    .meta({ title: 'Message stream' }),
});

/** Answer of `GET /server`; only what the health check reads. */
export const server = z.object({ ID: z.number(), Name: z.string().optional() });

/** Answer of a message that was accepted: `ErrorCode` 0. */
export const sent = z.object({ MessageID: z.string().min(1), Message: z.string() });

/** In every answer to a message, errors and successes alike. */
export const verdict = z.object({ ErrorCode: z.int(), Message: z.string().optional() });
