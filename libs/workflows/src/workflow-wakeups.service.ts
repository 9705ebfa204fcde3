import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONNECTION_SETTLED } from '@patchbay/connections';
import { PlannedOperations } from '@patchbay/operations';
import { Clock, EventBus, isId, SystemDatabase, WorkQueue, type RecordedEvent } from '@patchbay/platform';
import { RUNS_QUEUE, workOf } from './run-work.ts';
import { WorkflowRunRepository } from './workflow-run.repository.ts';
import { WorkflowWorker } from './workflow-worker.service.ts';

/** A decision about an operation that no worker carries out, and so none tells of. */
const DECISIONS = [
  ...['operation.rejected', 'operation.cancelled', 'operation.paused', 'operation.resumed'],
  ...['approval.approved', 'approval.rejected', 'approval.expired'],
];

const CHUNK = 500;
/** Operations resume by the same event, perhaps a moment later than we hear of it. */
const RESUMED_AFTER_MS = 1_000;

/**
 * Connects runs to the queue, and wakes them when their operation has gone on. None of it need arrive: the row of work has a
 * time at which the run looks by itself.
 */
@Injectable()
export class WorkflowWakeups implements OnModuleInit {
  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(WorkflowRunRepository) private readonly repository: WorkflowRunRepository,
    @Inject(WorkflowWorker) private readonly worker: WorkflowWorker,
    @Inject(PlannedOperations) private readonly operations: PlannedOperations,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(EventBus) private readonly events: EventBus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.work.registerHandler(RUNS_QUEUE, {
      concurrency: 8,
      leaseMs: 30_000,
      handle: (claim) => this.worker.handle(claim),
    });
    this.operations.onMoved(async ({ tenant_id: tenantId, id, metadata }) => {
      // Anybody may write this into metadata: the tables say whose the operation is.
      if (isId(metadata['workflow_run_id'])) await this.wakeOf(tenantId, id);
    });
    this.events.register({
      name: 'workflows-decisions',
      types: DECISIONS,
      handle: (event) => this.wakeOf(event.tenantId, operationOf(event)),
    });
    this.events.register({
      name: 'workflows-recoveries',
      types: CONNECTION_SETTLED,
      handle: (event) => this.wakePaused(event.tenantId),
    });
  }

  private async wakeOf(tenantId: string, operationId: string): Promise<void> {
    const runId = await this.repository.runOfOperation(this.database, tenantId, operationId);
    if (runId !== null) await this.wake(tenantId, [runId], 0);
  }

  private async wakePaused(tenantId: string): Promise<void> {
    let after = '';
    for (;;) {
      const ids = await this.repository.paused(this.database, tenantId, after, CHUNK);
      await this.wake(tenantId, ids, RESUMED_AFTER_MS);
      const last = ids.at(-1);
      if (last === undefined || ids.length < CHUNK) return;
      after = last;
    }
  }

  private async wake(tenantId: string, runIds: readonly string[], delayMs: number): Promise<void> {
    if (runIds.length === 0) return;
    const dueAt = new Date(this.clock.now().getTime() + delayMs);
    await this.database.inTransaction((tx) =>
      this.work.enqueue(
        tx,
        runIds.map((id) => workOf(tenantId, id, dueAt)),
      ),
    );
  }
}

/** Events of operations are about the operation; those of approvals name it. */
function operationOf({ type, subjectId, data }: RecordedEvent): string {
  const named = data['operation_id'];
  return type.startsWith('approval.') && typeof named === 'string' ? named : subjectId;
}
