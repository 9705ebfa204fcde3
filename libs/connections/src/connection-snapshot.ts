import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionSnapshot } from './connection.types.ts';
import { rateLimitOf } from './rate-override.ts';

/** What serving needs of a row. `isLimited`: it, or its tenant, may have only so many operations under way. */
export function snapshotOf(row: ConnectionRow, isLimited = false): ConnectionSnapshot {
  return {
    tenantId: row.tenantId,
    id: row.id,
    provider: row.provider,
    environment: row.environment,
    target: row.target,
    status: row.status,
    errorCause: row.errorCause,
    version: row.version,
    enabledCapabilities: row.enabledCapabilities,
    config: row.config,
    publicCredentials: row.publicCredentials,
    openReferences: row.openReferences,
    healthState: row.healthState,
    upstreamFailures: row.upstreamFailures,
    isLimited,
    rateLimit: row.rateLimit && rateLimitOf(row.rateLimit),
  };
}
