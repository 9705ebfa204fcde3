import { Module } from '@nestjs/common';
import { CallsModule } from '@patchbay/calls';
import { CatalogModule } from '@patchbay/catalog';
import { ConnectionsModule } from '@patchbay/connections';
import { RoutingModule } from '@patchbay/routing';
import { VaultModule } from '@patchbay/vault';
import { OperationAcceptance } from './operation-acceptance.service.ts';
import { OperationDrafts } from './operation-drafts.service.ts';
import { OperationExecution } from './operation-execution.service.ts';
import { OperationExportsRepository } from './operation-exports.repository.ts';
import { OperationExports } from './operation-exports.service.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import { OperationRepository } from './operation.repository.ts';
import { OperationResumption } from './operation-resumption.service.ts';
import { OperationRouting } from './operation-routing.service.ts';
import { OperationStatisticsRepository } from './operation-statistics.repository.ts';
import { OperationStatistics } from './operation-statistics.service.ts';
import { OperationTrackingController } from './operation-tracking.controller.ts';
import { OperationTries } from './operation-tries.repository.ts';
import { OperationWaiting } from './operation-waiting.service.ts';
import { OperationWorker } from './operation-worker.service.ts';
import { OperationsController } from './operations.controller.ts';
import { Operations } from './operations.service.ts';
import { VendorAsking } from './vendor-asking.service.ts';

@Module({
  imports: [CallsModule, CatalogModule, ConnectionsModule, RoutingModule, VaultModule],
  providers: [
    OperationRepository,
    OperationPayloads,
    OperationTries,
    OperationLedger,
    OperationRouting,
    OperationDrafts,
    OperationAcceptance,
    VendorAsking,
    OperationExecution,
    OperationWaiting,
    OperationWorker,
    OperationResumption,
    Operations,
  ],
  exports: [Operations],
})
export class OperationsModule {}

@Module({
  imports: [OperationsModule],
  providers: [OperationStatisticsRepository, OperationStatistics, OperationExportsRepository, OperationExports],
  controllers: [OperationTrackingController, OperationsController],
})
export class OperationsHttpModule {}
