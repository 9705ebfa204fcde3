/** Who is at fault, for health, breaker and limiter. */
export type FailureClass = 'upstream' | 'throttle' | 'auth' | 'client' | 'unknown';

/**
 * What is known of the effect: `not_sent` no byte of the request was written; `refused` the vendor said it did not act;
 * `unknown` bytes were written and no usable answer came: it may have happened.
 */
export type Delivery = 'not_sent' | 'refused' | 'unknown';

/** Why a call did not succeed. Message and code are fit for people: scrubbed of the call's own secrets. */
export interface FailureDetail {
  readonly class: FailureClass;
  readonly delivery: Delivery;
  /** Stable, ours: e.g. `vendor_refused`, `vendor_timeout`, `connection_refused`, `rate_limited`, `breaker_open`. */
  readonly code: string;
  readonly message: string;
  /** HTTP status of the vendor's answer, null when there was none. */
  readonly status: number | null;
  /** The vendor's own error code, as text. */
  readonly providerCode: string | null;
  /** How long the vendor (or our limiter, or breaker) asks us to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** The vendor's id of the exchange, for its support desk. */
  readonly vendorRequestId: string | null;
}

/** Thrown by the provider's HTTP client when the exchange failed; providers let it pass. */
export class VendorFailure extends Error {
  override readonly name = 'VendorFailure';
  constructor(
    readonly detail: FailureDetail,
    options?: ErrorOptions,
  ) {
    super(detail.message, options);
  }
}

/** A refusal that a provider reads in an answer which by its status is a success. */
export function refusal(
  refused: Pick<FailureDetail, 'code' | 'message' | 'status'> & Partial<Pick<FailureDetail, 'class' | 'providerCode'>>,
): VendorFailure {
  const unsaid = { class: 'client', providerCode: null, retryAfterMs: null, vendorRequestId: null } as const;
  return new VendorFailure({ ...unsaid, ...refused, delivery: 'refused' });
}

/** The class a status means where the vendor says nothing else; null for an answer (below 300). */
export function classOfStatus(status: number): FailureClass | null {
  if (status < 300) return null;
  if (status === 401) return 'auth';
  if (status === 429) return 'throttle';
  if (status === 501 || status < 500) return 'client';
  return 'upstream';
}

/**
 * Whether an answer with this status leaves open if the vendor acted: 500, 502, 503, 504 and their kin do, a time-out the
 * vendor tells itself (408), and redirects other than 304, 307 and 308 (a 303 after a form says "done, look there").
 */
export function deliveryOfStatus(status: number): Delivery {
  if (status === 408 || (status >= 300 && status <= 303)) return 'unknown';
  return status >= 500 && status !== 501 ? 'unknown' : 'refused';
}
