import type { z } from 'zod';
import {
  type CapabilityInput,
  type CapabilityOutput,
  defineProvider,
  RateLimit,
  readIf,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './mapbox.schemas.ts';

type Place = CapabilityOutput<'geocode_address'>['results'][number];
type Feature = z.output<typeof schemas.features>['features'][number];

interface GeocodeScope {
  readonly http: VendorHttp;
  readonly config: { readonly permanent: boolean };
}

async function geocode({ http, config }: GeocodeScope, input: CapabilityInput<'geocode_address'>) {
  const response = await http.request({
    method: 'GET',
    path: '/search/geocode/v6/forward',
    query: {
      // A semicolon would separate the questions of a batch.
      q: input.address.replaceAll(';', ','),
      country: input.country,
      language: input.language,
      limit: input.limit,
      // A whole address is asked for, not the beginning of one.
      autocomplete: false,
      permanent: config.permanent,
    },
    effect: 'read',
  });
  return { results: response.read(schemas.features).features.map(placeOf) };
}

function placeOf({ properties }: Feature): Place {
  const confidence = confidenceOf(properties.match_code?.confidence);
  return {
    latitude: properties.coordinates.latitude,
    longitude: properties.coordinates.longitude,
    formatted_address: properties.full_address ?? properties.name ?? '',
    place_id: properties.mapbox_id,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** Mapbox tells it of addresses only, and knows one degree more. */
function confidenceOf(told: string | undefined): Place['confidence'] {
  if (told === 'exact' || told === 'high') return 'high';
  return told === 'medium' || told === 'low' ? told : undefined;
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status >= 300) return readIf(response, schemas.errorBody);
  const code = readIf(response, schemas.token)?.code;
  if (code === undefined || !/^Token(?!Valid$)/.test(code)) return null;
  return { class: 'auth', providerCode: code, message: `Mapbox says of this access token: ${code}.` };
}

export const mapbox = defineProvider({
  name: 'mapbox',
  slug: 'mapbox',
  displayName: 'Mapbox',
  description: 'Addresses to coordinates through the Geocoding API of Mapbox.',
  category: 'mapping',
  url: 'https://www.mapbox.com',
  availability: 'available',
  featured: false,
  requirements: ['A Mapbox account', 'An access token without URL restrictions'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'mapbox/mapbox-sdk-js services/geocoding-v6.js, services/tokens.js',
    'https://docs.mapbox.com/api/search/geocoding',
    'https://docs.mapbox.com/api/accounts/tokens',
  ],
  credentials: {
    // Public tokens begin with pk., secret ones with sk.; no source gives the full form, so there is no pattern.
    access_token: {
      label: 'Access token',
      help: 'From the access tokens page of your Mapbox account. A public token is enough.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
  },
  config: schemas.config,
  auth: { type: 'query', parameter: 'access_token', value: 'access_token' },
  baseUrl: { production: 'https://api.mapbox.com', sandbox: null },
  async healthCheck({ http }) {
    const response = await http.request({ method: 'GET', path: '/tokens/v2', effect: 'read' });
    return { account: response.read(schemas.token).token?.user ?? 'a Mapbox token that names no user' };
  },
  capabilities: {
    geocode_address: { effect: 'read', handle: geocode },
  },
  // Two sources, 600 and 1,000: the lower one.
  rateLimit: RateLimit.perMinute(600),
  readError,
});
