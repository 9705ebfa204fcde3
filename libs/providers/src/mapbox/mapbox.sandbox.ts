import {
  accountOf,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';
import { type SimulatedPlace, simulatedPlaces } from '../simulated-places.ts';

// From mapbox-sdk-js (paths, parameters) and the geocoding and tokens pages of the documentation (answers).

const message = (status: number, text: string): SandboxResponse => ({ status, body: { message: text } });

/** The token check answers 200 for any token that it is given, and says what it thinks of it. */
function refusal({ path }: SandboxRequest): SandboxResponse {
  if (path === '/tokens/v2') return { status: 200, body: { code: 'TokenInvalid' } };
  return message(401, 'Not Authorized - Invalid Token');
}

function authenticate(request: SandboxRequest) {
  const token = request.params.get('access_token') ?? '';
  if (token === '') return { ok: false as const, response: message(401, 'Not Authorized - No Token') };
  if (isBadCredential(token)) return { ok: false as const, response: refusal(request) };
  return { ok: true as const, account: `user-${accountOf(token, 8)}` };
}

function checkToken({ request, account }: SandboxScope<null>): SandboxResponse {
  const usage = (request.params.get('access_token') ?? '').slice(0, 2);
  return { status: 200, body: { code: 'TokenValid', token: { usage, user: account } } };
}

function forward({ request }: SandboxScope<null>): SandboxResponse {
  const question = request.params.get('q') ?? '';
  if (question.trim() === '')
    return message(404, 'No search text or structured input parameters were provided in the query.');
  if (question.includes(';')) return message(422, 'Query must not contain a semicolon');
  if (question.length > 256) return message(422, 'Query too long - 256 character limit');
  if (question.trim().split(/[\s,]+/).length > 20) return message(422, 'Query too long - 20 token limit');
  const limit = Number(request.params.get('limit') ?? 5);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10) return message(422, 'limit must be between 1 and 10');
  const places = simulatedPlaces(question, request.params.get('country')).slice(0, limit);
  return {
    status: 200,
    body: { type: 'FeatureCollection', features: places.map(feature), attribution: 'NOTICE: simulated' },
  };
}

function feature({ id, latitude, longitude, label, precision }: SimulatedPlace) {
  const mapboxId = Buffer.from(`urn:mbxadr:${id}`).toString('base64url');
  const [name = label, ...rest] = label.split(', ');
  return {
    type: 'Feature',
    id: mapboxId,
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: {
      mapbox_id: mapboxId,
      feature_type: precision === 'address' ? 'address' : 'place',
      name,
      full_address: label,
      place_formatted: rest.join(', '),
      coordinates: { longitude, latitude },
      ...(precision === 'address' ? { match_code: { confidence: 'exact' } } : {}),
      context: {},
    },
  };
}

/** The simulated Mapbox: coordinates are made up, the same for the same address; `nowhere` is not found. */
export const mapboxSandbox = defineSandbox<null>({
  provider: 'mapbox',
  displayName: 'Mapbox',
  createState: () => null,
  authenticate,
  routes: [
    { method: 'GET', path: '/tokens/v2', handle: checkToken },
    { method: 'GET', path: '/search/geocode/v6/forward', handle: forward },
  ],
  answers: {
    notFound: () => message(404, 'Not Found'),
    rateLimited: () => message(429, 'Too Many Requests'),
    serverError: (status) => message(status, 'Simulated failure of the vendor'),
    revoked: refusal,
  },
});
