import { Module } from '@nestjs/common';
import { CallsModule } from '@patchbay/calls';
import { CatalogModule } from '@patchbay/catalog';
import { VaultModule } from '@patchbay/vault';
import { ConnectedProviders } from './connected-providers.service.ts';
import { ConnectionBadges } from './connection-badges.service.ts';
import { ConnectionBreaker } from './connection-breaker.service.ts';
import { ConnectionChanges } from './connection-changes.service.ts';
import { ConnectionCreation } from './connection-creation.service.ts';
import { ConnectionCredentials } from './connection-credentials.service.ts';
import { ConnectionDirectory } from './connection-directory.service.ts';
import { ConnectionHealth } from './connection-health.service.ts';
import { ConnectionHooks } from './connection-hooks.ts';
import { ConnectionJobs } from './connection-jobs.service.ts';
import { ConnectionLimits } from './connection-limits.service.ts';
import { ConnectionLifecycle } from './connection-lifecycle.service.ts';
import { ConnectionNetwork } from './connection-network.service.ts';
import { ConnectionOpener } from './connection-opener.service.ts';
import { ConnectionPresenter } from './connection-presenter.service.ts';
import { ConnectionProbes } from './connection-probes.service.ts';
import { ConnectionReading } from './connection-reading.service.ts';
import { ConnectionReferrers } from './connection-referrer.ts';
import { ConnectionVerification } from './connection-verification.service.ts';
import { ConnectionWriter } from './connection-writer.service.ts';
import { ConnectionRepository } from './connection.repository.ts';
import { DepartedTenants } from './departed-tenants.service.ts';
import { LastSuccess } from './last-success.service.ts';

const PUBLIC = [
  ConnectionDirectory,
  ConnectionOpener,
  ConnectionHealth,
  ConnectionHooks,
  ConnectionReferrers,
  ConnectionVerification,
  ConnectionProbes,
  LastSuccess,
];
const FOR_ROUTES = [
  ConnectionReading,
  ConnectionCreation,
  ConnectionChanges,
  ConnectionLifecycle,
  ConnectionPresenter,
  ConnectionBreaker,
  ConnectionLimits,
];

/** Connections for other libs. ConnectionsHttpModule adds the routes. */
@Module({
  imports: [CatalogModule, VaultModule, CallsModule],
  providers: [
    ...PUBLIC,
    ...FOR_ROUTES,
    ConnectedProviders,
    ConnectionRepository,
    ConnectionWriter,
    ConnectionNetwork,
    ConnectionBadges,
    DepartedTenants,
    ConnectionCredentials,
    // Registers queue handlers and the probe schedule; both run only in processes with the role.
    ConnectionJobs,
  ],
  exports: [...PUBLIC, ...FOR_ROUTES],
})
export class ConnectionsModule {}
