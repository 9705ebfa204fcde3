/** Who is at fault, for health, breaker and limiter: see classifyResponse and classifyTransport in `calls`. */
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
