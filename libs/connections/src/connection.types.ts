import type { Environment, RateLimit } from '@patchbay/provider-kit';

/** The life cycle. The badge (health) is another matter: an active connection may be yellow. */
export const CONNECTION_STATUSES = ['pending_verify', 'active', 'inactive', 'error'] as const;
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number];

/** The badge. The catalog's `coming_soon` is the fifth, Planned. */
export const HEALTH_STATES = ['connected', 'warning', 'error', 'not_connected'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** Where a sandbox connection goes, decided when it is made: the hub's simulated vendor or the vendor's own host. */
export type ConnectionTarget = 'simulated' | 'vendor';

/** Why a connection is in `error`: an outage heals by itself (probes go on), credentials wait for a person. */
export type ErrorCause = 'credentials' | 'outage';

/**
 * What serving a call needs to know of a connection, cached in every process. No secret is in it.
 * `version` rises with every change that matters for serving: the hot path's INSERT joins on it, so that a stale
 * snapshot costs a retry, never a call on a disabled connection.
 */
export interface ConnectionSnapshot {
  readonly tenantId: string;
  readonly id: string;
  readonly provider: string;
  readonly environment: Environment;
  readonly target: ConnectionTarget;
  readonly status: ConnectionStatus;
  readonly errorCause: ErrorCause | null;
  readonly version: number;
  readonly enabledCapabilities: readonly string[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly publicCredentials: Readonly<Record<string, string>>;
  /** Non-sensitive fields whose value is a secret reference. */
  readonly openReferences: readonly string[];
  readonly healthState: HealthState;
  /** Upstream failures in a row, as of when the snapshot was read. */
  readonly upstreamFailures: number;
  /** It, or its tenant, may have only so many operations under way: whoever stores one looks whether there is room. */
  readonly isLimited: boolean;
  /** What somebody set for this connection; null: as the provider says. */
  readonly rateLimit: RateLimit | null;
}
