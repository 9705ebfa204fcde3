import { Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { UNKNOWN_ORIGIN } from './connection-destination.ts';
import { ConnectionNetwork } from './connection-network.service.ts';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionSnapshot } from './connection.types.ts';
import { rateLimitOf } from './rate-override.ts';

/** Makes of a row what serving needs, with the operator's network settings applied. */
@Injectable()
export class ConnectionSnapshots {
  constructor(
    private readonly network: ConnectionNetwork,
    private readonly catalog: Catalog,
  ) {}

  of(row: ConnectionRow, isLimited = false): ConnectionSnapshot {
    const provider = this.catalog.provider(row.provider);
    const destination = provider === undefined ? null : this.network.destination(provider, row);
    return {
      tenantId: row.tenantId,
      id: row.id,
      provider: row.provider,
      environment: row.environment,
      target: row.target,
      status: row.status,
      errorCause: row.errorCause,
      version: row.version,
      setupVersion: row.setupVersion,
      label: row.label,
      enabledCapabilities: row.enabledCapabilities,
      config: row.config,
      publicCredentials: row.publicCredentials,
      openReferences: row.openReferences,
      healthState: row.healthState,
      upstreamFailures: row.upstreamFailures,
      isLimited,
      rateLimit: row.rateLimit && rateLimitOf(row.rateLimit),
      baseUrl: destination?.ok === true ? destination.baseUrl : '',
      origin: destination?.origin ?? UNKNOWN_ORIGIN,
    };
  }
}
