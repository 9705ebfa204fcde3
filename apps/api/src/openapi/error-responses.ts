import type { RouteEntry } from '@patchbay/platform';
import { HTTP_STATUS, type ErrorCode } from '@patchbay/platform';
import type { Json, JsonObject } from './json.ts';

const WHEN: Record<ErrorCode, string> = {
  malformed_request: 'The request cannot be read, e.g. its body is not JSON.',
  unauthenticated: 'No key or session, or one that is unknown, expired or revoked.',
  forbidden: 'The key or the role lacks the right, or a browser’s request lacks its proof.',
  policy_denied: 'A policy or a binding says no.',
  not_found: 'There is no such thing, or it is another tenant’s.',
  conflict: 'The state of things does not allow it.',
  idempotency_key_reused: 'The Idempotency-Key was used with another body.',
  no_active_provider: 'Nothing is connected that could serve the capability.',
  illegal_transition: 'The status does not lead there.',
  payload_too_large: 'The body is over 1 MiB.',
  validation_failed: 'A field or parameter is missing, wrong or unknown.',
  rate_limited: 'Too many requests; see Retry-After.',
  vendor_error: 'The vendor refused or failed, and the operation ended undelivered.',
  vendor_timeout: 'The vendor did not answer in time and surely did nothing.',
  outcome_unknown: 'The vendor may or may not have acted.',
  unavailable: 'The process is starting or stopping, or its database is out of reach.',
  internal_error: 'A fault of the hub; its log has the request id.',
};

/** The codes that follow from what a route is, whatever its controller says. */
export function codesOf(route: RouteEntry, declared: readonly string[]): ErrorCode[] {
  const { access, method, url } = route;
  const codes = new Set<ErrorCode>(declared.filter((code): code is ErrorCode => code in HTTP_STATUS));
  if (access.kind !== 'public') codes.add('unauthenticated').add('forbidden');
  if (url.includes(':')) codes.add('not_found');
  // A body is read before it is known whether the route takes one.
  if (method !== 'GET') codes.add('malformed_request').add('payload_too_large');
  if (takesIdempotencyKey(route)) codes.add('idempotency_key_reused');
  return [...codes.add('validation_failed').add('internal_error')];
}

/** Whether the header means something on this route. */
export function takesIdempotencyKey({ method, access }: RouteEntry): boolean {
  return method !== 'GET' && (access.kind === 'platform' || access.scope?.endsWith(':write') === true);
}

/** Responses by status, each with one example per code. */
export function errorResponses(codes: readonly ErrorCode[]): JsonObject {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(HTTP_STATUS[code], [...(byStatus.get(HTTP_STATUS[code]) ?? []), code]);
  return Object.fromEntries([...byStatus].map(([status, list]) => [String(status), errorResponse(status, list)]));
}

function errorResponse(status: number, codes: readonly ErrorCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${WHEN[code]}`).join(' '),
    ...(status === 429 ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } } } : {}),
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/ErrorAnswer' },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleAnswer(code) }])),
      },
    },
  };
}

function exampleAnswer(code: ErrorCode): Json {
  const errors: Json = code === 'validation_failed' ? { 'input.to': ['Give a phone number in E.164 form.'] } : {};
  return { success: false, code, message: WHEN[code], errors, request_id: '01kagz3c5v2m8q6w4x7y9z0abc' };
}
