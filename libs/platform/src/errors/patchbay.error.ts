/** Every code an answer of the hub may carry; see the table in the README of apps/api. */
export type ErrorCode =
  | 'malformed_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'policy_denied'
  | 'not_found'
  | 'conflict'
  | 'idempotency_key_reused'
  | 'no_active_provider'
  | 'illegal_transition'
  | 'payload_too_large'
  | 'validation_failed'
  | 'rate_limited'
  | 'vendor_error'
  | 'vendor_timeout'
  | 'outcome_unknown'
  | 'unavailable'
  | 'internal_error';

/** Messages by dotted field path: `{"credentials.auth_token": ["…"]}`. */
export type FieldErrors = Record<string, string[]>;

/** To be filled. Callers choose the names: in an ordinary object `constructor` and `__proto__` would be there already. */
export function noFieldErrors(): FieldErrors {
  return Object.create(null) as FieldErrors;
}

export interface PatchbayErrorOptions {
  /** By dotted field path. */
  errors?: FieldErrors;
  /** Shown to the caller in `data`, e.g. the operation the error is about. */
  data?: unknown;
  /** Sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** Private: logged, never shown. */
  cause?: unknown;
}

/** HTTP status of each code; an answer's status and code never disagree. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  malformed_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  policy_denied: 403,
  not_found: 404,
  conflict: 409,
  idempotency_key_reused: 409,
  no_active_provider: 409,
  illegal_transition: 409,
  payload_too_large: 413,
  validation_failed: 422,
  rate_limited: 429,
  internal_error: 500,
  vendor_error: 502,
  unavailable: 503,
  vendor_timeout: 504,
  outcome_unknown: 504,
};

/** An accident with a stable code, a public message that names the thing and the cure, and a private cause. */
export class PatchbayError extends Error {
  override readonly name = 'PatchbayError';
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly errors?: FieldErrors;
  readonly data?: unknown;
  readonly retryAfterSeconds?: number;

  constructor(code: ErrorCode, message: string, options: PatchbayErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.httpStatus = HTTP_STATUS[code];
    if (options.errors !== undefined) this.errors = options.errors;
    if (options.data !== undefined) this.data = options.data;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
