import {
  accountOf,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';
import { simulatedPlaces } from '../simulated-places.ts';

// From googlemaps/openapi-specification: paths, statuses, and that a refusal is a 200 with a status of its own.

interface State {
  /** Coordinates by id, for a look-up by place_id. */
  readonly places: BoundedMap<string>;
}

const answer = (status: string, message?: string): SandboxResponse => ({
  status: 200,
  body: { ...(message === undefined ? {} : { error_message: message }), results: [], status },
});
const denied = () => answer('REQUEST_DENIED', 'The provided API key is invalid. ');

function authenticate(request: SandboxRequest) {
  const key = request.params.get('key') ?? '';
  if (key === '') {
    const message = 'You must use an API key to authenticate each request to Google Maps Platform APIs.';
    return { ok: false as const, response: answer('REQUEST_DENIED', message) };
  }
  if (isBadCredential(key)) return { ok: false as const, response: denied() };
  return { ok: true as const, account: `project-${accountOf(key)}` };
}

function geocode({ request, state }: SandboxScope<State>): SandboxResponse {
  const known = state.places.get(request.params.get('place_id') ?? '');
  const address = known ?? request.params.get('address') ?? '';
  const [, country = null] = /(?:^|\|)country:(\w{2})/i.exec(request.params.get('components') ?? '') ?? [];
  if (address === '' && country === null) {
    return answer(
      'INVALID_REQUEST',
      "Invalid request. Missing the 'address', 'components', 'latlng' or 'place_id' parameter.",
    );
  }
  const places = simulatedPlaces(address, country);
  for (const { id } of places) state.places.set(`ChIJ${id}`, address);
  if (places.length === 0) return answer('ZERO_RESULTS');
  const results = places.map(({ id, latitude, longitude, label, precision }) => ({
    place_id: `ChIJ${id}`,
    formatted_address: label,
    types: [precision === 'address' ? 'street_address' : 'locality'],
    address_components: [],
    geometry: {
      location: { lat: latitude, lng: longitude },
      location_type: precision === 'address' ? 'ROOFTOP' : 'APPROXIMATE',
      viewport: {
        northeast: { lat: latitude + 0.001, lng: longitude + 0.001 },
        southwest: { lat: latitude - 0.001, lng: longitude - 0.001 },
      },
    },
  }));
  return { status: 200, body: { results, status: 'OK' } };
}

/** The simulated geocoder of Google: coordinates are made up, the same for the same address; `nowhere` is not found. */
export const googleMapsSandbox = defineSandbox<State>({
  provider: 'google-maps',
  displayName: 'Google Maps Platform',
  createState: () => ({ places: new BoundedMap() }),
  authenticate,
  routes: [{ method: 'GET', path: '/maps/api/geocode/json', handle: geocode }],
  answers: {
    notFound: () => ({ status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' }),
    rateLimited: () => answer('OVER_QUERY_LIMIT', 'You have exceeded your rate-limit for this API.'),
    serverError: (status) => ({ status, body: { results: [], status: 'UNKNOWN_ERROR' } }),
    revoked: denied,
  },
  journal: { hideQuery: ['key'] },
});
