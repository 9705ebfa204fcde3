import { z } from 'zod';

/** Answer of a message that was accepted (202). */
export const accepted = z.object({ id: z.string().min(1), status: z.string().optional() });

/** The channels of the workspace. */
export const channels = z.object({ results: z.array(z.unknown()) });

/** Bird's API generations name the code differently; the message they name alike. */
export const errorBody = z.object({
  code: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
});
