import type { FieldErrors } from './patchbay.error.ts';
import { PatchbayError } from './patchbay.error.ts';

/** 404: `notFound('integration')` says "No such integration."; another tenant's thing answers exactly the same. */
export function notFound(thing: string): PatchbayError {
  return new PatchbayError('not_found', `No such ${thing}.`);
}

/** 422, with messages by dotted field path. */
export function validationFailed(errors: FieldErrors, message?: string): PatchbayError {
  return new PatchbayError('validation_failed', message ?? summaryOf(errors), { errors });
}

function summaryOf(errors: FieldErrors): string {
  const fields = Object.keys(errors);
  const first = fields[0];
  if (first === undefined) return 'The request is not valid.';
  const rest = fields.length - 1;
  return `The request is not valid: see ${first}${rest > 0 ? ` and ${rest} more` : ''} in errors.`;
}

/** 409: the state of things does not allow it. */
export function conflict(message: string, data?: unknown): PatchbayError {
  return new PatchbayError('conflict', message, data === undefined ? {} : { data });
}

/** 409: the thing is not in a status from which this step leads on. */
export function illegalTransition(message: string, data?: unknown): PatchbayError {
  return new PatchbayError('illegal_transition', message, data === undefined ? {} : { data });
}

/** 403: the key is known but may not do this. */
export function forbidden(message: string): PatchbayError {
  return new PatchbayError('forbidden', message);
}

/** 403: a policy or a binding says no. */
export function policyDenied(message: string): PatchbayError {
  return new PatchbayError('policy_denied', message);
}

/** 401: no key, or one that is unknown, expired or revoked; which of them is not told. */
export function unauthenticated(
  message = 'Send a valid API key in the header Authorization: Bearer pb_….',
): PatchbayError {
  return new PatchbayError('unauthenticated', message);
}

/** 429, with `Retry-After` in whole seconds. */
export function rateLimited(seconds: number, message = 'Too many requests; try again later.'): PatchbayError {
  return new PatchbayError('rate_limited', message, { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) });
}

/** 413: the body is over 1 MiB. */
export function payloadTooLarge(): PatchbayError {
  return new PatchbayError('payload_too_large', 'The request body is larger than 1 MiB; send less.');
}

/** 400: the request cannot be read at all. */
export function malformedRequest(message = 'The request body is not valid JSON.', cause?: unknown): PatchbayError {
  return new PatchbayError('malformed_request', message, cause === undefined ? {} : { cause });
}

/** 409: nothing is connected that could serve the capability. */
export function noActiveProvider(message: string, data?: unknown): PatchbayError {
  return new PatchbayError('no_active_provider', message, data === undefined ? {} : { data });
}

/** 409: the Idempotency-Key was used for another request within 24 hours. */
export function idempotencyKeyReused(): PatchbayError {
  return new PatchbayError(
    'idempotency_key_reused',
    'This Idempotency-Key was already used with another body; use a new key for a new request.',
  );
}

/** 503: the hub is starting, draining, or its database is out of reach. */
export function unavailable(message: string, cause?: unknown): PatchbayError {
  return new PatchbayError('unavailable', message, { retryAfterSeconds: 1, ...(cause === undefined ? {} : { cause }) });
}

/** 500: a fault of the hub; the cause is logged and never shown. */
export function internalError(cause: unknown): PatchbayError {
  return new PatchbayError('internal_error', 'Something went wrong in the hub; its log has the request id.', { cause });
}
