import { Module } from '@nestjs/common';
import { ApprovalsModule } from '@patchbay/approvals';
import { AuditModule } from '@patchbay/audit';
import { CallsModule } from '@patchbay/calls';
import { CatalogModule } from '@patchbay/catalog';
import { ConnectionsModule } from '@patchbay/connections';
import { PoliciesModule } from '@patchbay/policies';
import { RoutingModule } from '@patchbay/routing';
import { VaultModule } from '@patchbay/vault';
import { OperationAcceptance } from './operation-acceptance.service.ts';
import { OperationApprovals } from './operation-approvals.service.ts';
import { OperationDecisions } from './operation-decisions.service.ts';
import { OperationDrafts } from './operation-drafts.service.ts';
import { OperationEnds } from './operation-ends.service.ts';
import { OperationExecution } from './operation-execution.service.ts';
import { OperationExportsRepository } from './operation-exports.repository.ts';
import { OperationExports } from './operation-exports.service.ts';
import { OperationInterventions } from './operation-interventions.service.ts';
import { OperationLedger } from './operation-ledger.service.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import { OperationPermissions } from './operation-permissions.service.ts';
import { OperationPlacement } from './operation-placement.service.ts';
import { OperationReferences } from './operation-references.service.ts';
import { OperationPermits } from './operation-permits.service.ts';
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
import { OperationMoves } from './operation-moves.ts';
import { PlannedOperations } from './planned-operations.service.ts';
import { VendorAsking } from './vendor-asking.service.ts';

@Module({
  imports: [
    ...[AuditModule, CallsModule, CatalogModule, ConnectionsModule, VaultModule],
    ...[ApprovalsModule, PoliciesModule, RoutingModule],
  ],
  providers: [
    OperationMoves,
    OperationRepository,
    OperationPayloads,
    OperationTries,
    OperationLedger,
    OperationPermissions,
    OperationPlacement,
    OperationRouting,
    OperationApprovals,
    OperationDecisions,
    OperationDrafts,
    OperationAcceptance,
    VendorAsking,
    OperationPermits,
    OperationExecution,
    OperationEnds,
    OperationWaiting,
    OperationWorker,
    OperationResumption,
    Operations,
    OperationReferences,
    OperationInterventions,
    PlannedOperations,
  ],
  exports: [Operations, OperationInterventions, PlannedOperations],
})
export class OperationsModule {}

@Module({
  imports: [OperationsModule],
  providers: [OperationStatisticsRepository, OperationStatistics, OperationExportsRepository, OperationExports],
  controllers: [OperationTrackingController, OperationsController],
})
export class OperationsHttpModule {}
