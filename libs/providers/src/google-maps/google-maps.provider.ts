import { z } from 'zod';
import {
  type CapabilityInput,
  type CapabilityOutput,
  defineProvider,
  readIf,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './google-maps.schemas.ts';

type Place = CapabilityOutput<'geocode_address'>['results'][number];
type Match = z.output<typeof schemas.geocoded>['results'][number];

const GEOCODER = '/maps/api/geocode/json';

/** The health check's question: short, and found wherever the key may be used. */
const KNOWN_ADDRESS = 'Berlin';

function ask(http: VendorHttp, query: Record<string, string | undefined>): Promise<VendorResponse> {
  return http.request({ method: 'GET', path: GEOCODER, query, effect: 'read' });
}

async function geocode({ http }: { readonly http: VendorHttp }, input: CapabilityInput<'geocode_address'>) {
  const response = await ask(http, {
    address: input.address,
    // Filters; `region` would only prefer.
    components: input.country === undefined ? undefined : `country:${input.country.toUpperCase()}`,
    language: input.language,
  });
  // Google knows no limit of its own.
  return { results: response.read(schemas.geocoded).results.slice(0, input.limit).map(placeOf) };
}

function placeOf(match: Match): Place {
  const { lat, lng } = match.geometry.location;
  return {
    latitude: lat,
    longitude: lng,
    formatted_address: match.formatted_address,
    place_id: match.place_id,
    confidence: confidenceOf(match),
  };
}

/** Google tells how exact the point is, and whether it had to leave something of the address out. */
function confidenceOf({ partial_match: isPartial, geometry }: Match): Place['confidence'] {
  if (isPartial === true || geometry.location_type === 'APPROXIMATE') return 'low';
  return geometry.location_type === 'ROOFTOP' ? 'high' : 'medium';
}

/** What Google's own status means; the rest are answers. */
const REFUSALS: Readonly<Record<string, Pick<VendorErrorReading, 'class'>>> = {
  REQUEST_DENIED: { class: 'auth' },
  // By Google's own list a key, a bill or a budget that only a person can see to, whatever its name says.
  OVER_DAILY_LIMIT: { class: 'auth' },
  OVER_QUERY_LIMIT: { class: 'throttle' },
  INVALID_REQUEST: { class: 'client' },
  UNKNOWN_ERROR: { class: 'upstream' },
};

function readError(response: VendorResponse): VendorErrorReading | null {
  const verdict = readIf(response, schemas.verdict);
  const refusal = REFUSALS[verdict?.status ?? ''];
  if (verdict === null || refusal === undefined) return null;
  return { ...refusal, providerCode: verdict.status, message: verdict.error_message ?? verdict.status };
}

export const googleMaps = defineProvider({
  name: 'google-maps',
  slug: 'google-maps',
  displayName: 'Google Maps Platform',
  description: 'Addresses to coordinates through the Geocoding API of Google Maps Platform.',
  category: 'mapping',
  url: 'https://developers.google.com/maps',
  availability: 'available',
  featured: false,
  requirements: [
    'A Google Cloud project with billing and the Geocoding API enabled',
    'An API key that may be used from this hub’s address; each check of the connection is one geocoding request on the bill',
  ],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'googlemaps/openapi-specification 1.22.5',
    'googlemaps/google-maps-services-js 3.4.2',
    'NangoHQ/nango providers.yaml (form of the key)',
  ],
  credentials: {
    api_key: {
      label: 'API key',
      help: 'Begins with AIza; from Keys & Credentials of Google Maps Platform.',
      sensitive: true,
      required: true,
      pattern: '^AIza[0-9A-Za-z\\-_]+$',
      kind: 'api_key',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'query', parameter: 'key', value: 'api_key' },
  baseUrl: { production: 'https://maps.googleapis.com', sandbox: null },
  async healthCheck({ http }) {
    (await ask(http, { address: KNOWN_ADDRESS })).read(schemas.geocoded);
    return { account: 'an API key of Google Maps Platform' };
  },
  capabilities: {
    geocode_address: { effect: 'read', handle: geocode },
  },
  readError,
});
