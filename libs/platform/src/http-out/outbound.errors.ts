/** What went wrong on the way to a host, or on the way back. */
export type OutboundErrorCode =
  | 'invalid_request'
  | 'address_refused'
  | 'dns_failed'
  | 'connection_refused'
  | 'connect_timeout'
  | 'tls_failed'
  | 'claim_expired'
  | 'aborted'
  | 'closed'
  | 'timeout'
  | 'reset'
  | 'response_too_large'
  | 'invalid_response';

/**
 * An exchange without a usable answer. `not_sent`: not one byte of the request was written; `unknown`: bytes were
 * written, the host may have acted. A reset of a stale keep-alive connection is `unknown`: the bytes had left.
 */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  /** Status of an answer whose body did not arrive in full; null when not even the status came. */
  readonly status: number | null;

  constructor(
    readonly code: OutboundErrorCode,
    readonly delivery: 'not_sent' | 'unknown',
    message: string,
    options?: ErrorOptions & { status?: number | null },
  ) {
    super(message, options);
    this.status = options?.status ?? null;
  }
}
