import { z } from 'zod';

/** Every answer has a status of its own; the HTTP status is 200 for refusals, too. */
export const verdict = z.object({ status: z.string(), error_message: z.string().optional() });

/** Answer of the geocoder; only what the capability answers. */
export const geocoded = z.object({
  results: z.array(
    z.object({
      place_id: z.string(),
      formatted_address: z.string(),
      partial_match: z.boolean().optional(),
      geometry: z.object({ location: z.object({ lat: z.number(), lng: z.number() }), location_type: z.string() }),
    }),
  ),
});
