import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { SETTINGS, type Settings } from '@patchbay/platform';
import type { ProviderDefinition } from '@patchbay/provider-kit';
import { destinationOf, type Destination, type Network, type Setup } from './connection-destination.ts';
import type { ConnectionRow } from './connection.entity.ts';
import type { ConnectionSnapshot } from './connection.types.ts';

/** Makes of a row what serving needs, with the operator's network settings applied. */
@Injectable()
export class ConnectionSnapshots {
  readonly network: Network;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly catalog: Catalog,
  ) {
    const { sandboxPort, vendorBaseUrls } = settings;
    this.network = { vendorBaseUrls, sandboxUrl: sandboxPort === null ? null : `http://127.0.0.1:${sandboxPort}` };
  }

  of(row: ConnectionRow): ConnectionSnapshot {
    const provider = this.catalog.provider(row.provider);
    const destination = provider === undefined ? null : this.destination(provider, row);
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
      healthState: row.healthState,
      upstreamFailures: row.upstreamFailures,
      baseUrl: destination?.ok === true ? destination.baseUrl : '',
      origin: destination?.origin ?? 'unknown:',
    };
  }

  destination(provider: ProviderDefinition, setup: Setup): Destination {
    return destinationOf(provider, setup, this.network);
  }
}
