import type {
  Effect,
  Environment,
  FailureDetail,
  ProviderDefinition,
  RateLimit,
  VendorHttp,
} from '@patchbay/provider-kit';

/** Where a call goes and how it authenticates. The pipeline does not know what a connection is beyond its id. */
export interface CallTarget {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly provider: ProviderDefinition;
  readonly environment: Environment;
  /** Origin and optional prefix; overrides already applied. */
  readonly baseUrl: string;
  readonly config: Record<string, unknown>;
  /** What somebody set for this connection, instead of the provider's. */
  readonly rateLimit?: RateLimit | null;
  readonly publicCredentials: Record<string, string>;
  /** Non-sensitive fields given as secret references: handlers read them, so they are resolved before the handler starts. */
  readonly openReferences?: readonly string[];
  /** This exact origin may be on a private network (the sandbox). Never true for a tenant-made base URL. */
  readonly allowPrivate: boolean;
  /** The secrets by field name; a plain value when it is at hand, so that a warm call waits for nothing. */
  readonly credential: () => Record<string, string> | Promise<Record<string, string>>;
}

export interface CallOptions {
  readonly purpose: string;
  readonly capability?: string;
  readonly operationId?: string;
  /** Ours, stable over tries; the idempotency key of a `native_key` handler. */
  readonly reference: string;
  readonly effect: Effect;
  /** Tries inside this call; what *Never twice* forbids is not tried again whatever this says. */
  readonly tries: number;
  /** Called just before bytes are written; throwing means not sent (`claim_expired`). */
  readonly beforeBytes?: () => void;
  readonly signal?: AbortSignal;
  /** Milliseconds this call may sleep in all, for our limiter or between tries; default 5,000, or 0 with one try. */
  readonly maxWaitMs?: number;
  /** The caller has taken a permit of the limiter for the first request already. */
  readonly permitHeld?: boolean;
  /** Milliseconds to the answer's headers, and between pieces of its body; default 30,000. */
  readonly timeoutMs?: number;
  /** Somebody waits to hear how the vendor is now: asked even while the breaker cools down, as its probe. */
  readonly insists?: boolean;
  readonly requestId: string;
  /** Texts of the request that are nobody else's business: no message of the vendor and no record repeats them. */
  readonly privateTexts?: readonly string[];
}

/** What `work` is given: the same shape a capability handler expects. */
export interface CallHandlerScope {
  readonly http: VendorHttp;
  readonly credentials: Record<string, string>;
  readonly config: Record<string, unknown>;
  readonly environment: Environment;
  readonly reference: string;
}

export type CallResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly latencyMs: number;
      /** Status of the last answer. */
      readonly status: number | null;
      readonly vendorRequestId: string | null;
    }
  | { readonly ok: false; readonly failure: FailureDetail; readonly latencyMs: number; readonly tries: number };

/** One exchange with the vendor, as health sees it. Our own refusals (breaker, limiter) are none. */
export interface CallObservation {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly purpose: string;
  readonly ok: boolean;
  readonly failure: FailureDetail | null;
  readonly latencyMs: number;
  readonly at: Date;
}

/** Told of every exchange, synchronously: must be quick and must not throw. */
export abstract class CallObserver {
  abstract observed(observation: CallObservation): void;
}
