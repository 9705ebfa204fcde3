export interface OutboundRequest {
  /** Name of the provider: the private-address exemption is for exact (provider, origin) pairs. */
  readonly provider: string;
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** Milliseconds to a connected (and, for https, encrypted) socket; default 5,000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds to the answer's headers, and again between any two pieces of its body; default 30,000. */
  readonly timeoutMs?: number;
  /** Milliseconds for the whole exchange, waiting for a free connection included; default connect + 2 × time-out. */
  readonly deadlineMs?: number;
  /** Bytes of the answer's body; default 10 MiB. */
  readonly maxResponseBytes?: number;
  /** Called when a connected socket is about to be written to; throwing means the request is not sent. */
  readonly beforeBytes?: () => void;
  readonly signal?: AbortSignal;
  /** The operator trusts this provider's origin to be on a private network (the sandbox). */
  readonly allowPrivate: boolean;
}

export interface OutboundResponse {
  readonly status: number;
  /** Names in lower case; repeated headers are joined by `, `. */
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}
