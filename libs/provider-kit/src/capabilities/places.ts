import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const place = z.strictObject({
  latitude: z.number().min(-90).max(90).describe('Degrees north, WGS 84'),
  longitude: z.number().min(-180).max(180).describe('Degrees east, WGS 84'),
  formatted_address: z.string(),
  place_id: z.string().optional().describe("The vendor's id of the place"),
  confidence: z
    .enum(['high', 'medium', 'low'])
    .optional()
    .describe('high: the address itself; medium: its street, or close to it; low: only its area, or a doubtful match'),
});

export const geocodeAddress = defineCapability({
  name: 'geocode_address',
  version: 1,
  title: 'Find an address on the map',
  description: 'Turns an address into coordinates; the best match first, none when nothing is found.',
  input: z.strictObject({
    address: z
      .string()
      .trim()
      .min(1)
      .max(256) // Mapbox's limit, the lowest of the vendors read
      .describe('In one line, as it would be written on an envelope')
      .meta({ examples: ['Platz der Republik 1, 11011 Berlin'] }),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 code of two letters, e.g. de')
      .transform((code) => code.toLowerCase())
      .describe('Only places in this country')
      .meta({ examples: ['de'] })
      .optional(),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag, e.g. en or pt-BR')
      .describe('In which addresses are answered; default: as the vendor sees fit')
      .meta({ examples: ['en'] })
      .optional(),
    limit: z.int().min(1).max(10).default(5).describe('Matches at most'),
  }),
  output: z.strictObject({ results: z.array(place).max(10) }),
});
