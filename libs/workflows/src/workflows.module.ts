import { Module } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { ConnectionsModule } from '@patchbay/connections';
import { OperationsModule } from '@patchbay/operations';
import { PoliciesModule } from '@patchbay/policies';
import { VaultModule } from '@patchbay/vault';
import { WorkflowInputs } from './workflow-inputs.service.ts';
import { WorkflowRunAcceptance } from './workflow-run-acceptance.service.ts';
import { WorkflowRunRepository } from './workflow-run.repository.ts';
import { WorkflowRunsController } from './workflow-runs.controller.ts';
import { WorkflowRuns } from './workflow-runs.service.ts';
import { WorkflowWakeups } from './workflow-wakeups.service.ts';
import { WorkflowWorker } from './workflow-worker.service.ts';

@Module({
  imports: [AuditModule, ConnectionsModule, OperationsModule, PoliciesModule, VaultModule],
  providers: [
    WorkflowRunRepository,
    WorkflowInputs,
    WorkflowRunAcceptance,
    WorkflowRuns,
    WorkflowWorker,
    WorkflowWakeups,
  ],
  exports: [WorkflowRuns],
})
export class WorkflowsModule {}

/** The routes of workflow runs. */
@Module({ imports: [WorkflowsModule], controllers: [WorkflowRunsController] })
export class WorkflowsHttpModule {}
