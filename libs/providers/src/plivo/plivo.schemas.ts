import { z } from 'zod';

/** Answer of `GET /Account/{auth_id}/`; only what the health check reads. */
export const account = z.object({ name: z.string().nullish() });

/** Answer of a message that was queued (202): one id per recipient. */
export const queued = z.object({ message_uuid: z.array(z.string()).min(1) });

/** Error body: `error` is text, sometimes an object of texts by field. */
export const errorBody = z.object({ error: z.union([z.string(), z.record(z.string(), z.unknown())]) });

/** A 202 that queued nothing: the number was refused. */
export const nothingQueued = z.object({
  message_uuid: z.array(z.string()).max(0).optional(),
  invalid_number: z.union([z.array(z.string()).min(1), z.string().min(1)]),
});
