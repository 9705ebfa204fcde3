import { z } from 'zod';

/** What can be set for Mapbox. */
export const config = z.strictObject({
  permanent: z
    .boolean()
    .default(true)
    .describe(
      'Mapbox allows results to be kept, as the hub keeps those of operations, for permanent geocoding only (needs a card on file). ' +
        'Switch it off only where an agreement with Mapbox says so',
    ),
});

/** Answer of the token check: a 200 also for a token that is not valid. */
export const token = z.object({ code: z.string(), token: z.object({ user: z.string().optional() }).optional() });

/** A collection of features; only what the capability answers. */
export const features = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        mapbox_id: z.string(),
        name: z.string().optional(),
        full_address: z.string().optional(),
        coordinates: z.object({ longitude: z.number(), latitude: z.number() }),
        match_code: z.object({ confidence: z.string().optional() }).optional(),
      }),
    }),
  ),
});

export const errorBody = z.object({ message: z.string() });
