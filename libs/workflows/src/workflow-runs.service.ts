import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { PlannedOperations } from '@patchbay/operations';
import {
  Database,
  illegalTransition,
  notFound,
  Outbox,
  WorkQueue,
  type Context,
  type PatchbayError,
  type TransactionContext,
} from '@patchbay/platform';
import { isActive } from './run-status.ts';
import { workOf } from './run-work.ts';
import { WorkflowRunAcceptance } from './workflow-run-acceptance.service.ts';
import { runEvent } from './workflow-run.events.ts';
import { WorkflowRunRepository, type RunFilter } from './workflow-run.repository.ts';
import type { WorkflowRunRequest } from './workflow-run.request.ts';
import { currentStep, type RunRecord, type StepRecord } from './workflow-run.types.ts';
import { presentRun, presentWholeRun, type RunView, type WholeRunView } from './workflow-run.views.ts';

/** What callers ask of runs: start one, look at them, cancel, retry. */
@Injectable()
export class WorkflowRuns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkflowRunRepository) private readonly repository: WorkflowRunRepository,
    @Inject(WorkflowRunAcceptance) private readonly acceptance: WorkflowRunAcceptance,
    @Inject(PlannedOperations) private readonly operations: PlannedOperations,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  async start(ctx: Context, request: WorkflowRunRequest): Promise<WholeRunView> {
    return this.get(ctx, await this.acceptance.accept(ctx, request));
  }

  async get(ctx: Context, id: string): Promise<WholeRunView> {
    return this.database.inTransaction(ctx, async (inside) => {
      const run = await this.repository.find(inside.tx, ctx.tenantId, id);
      if (run === null) throw notFound('workflow run');
      return this.whole(inside, run);
    });
  }

  async page(ctx: Context, filter: RunFilter, before: string | null, limit: number): Promise<RunView[]> {
    const runs = await this.database.inTransaction(ctx, (inside) =>
      this.repository.page(inside.tx, ctx.tenantId, filter, before, limit),
    );
    return runs.map(presentRun);
  }

  /** No step is begun any more. What the current one has asked of a vendor already goes on to its end, and is recorded. */
  async cancel(ctx: Context, id: string): Promise<WholeRunView> {
    return this.database.inTransaction(ctx, async (inside) => {
      const run = await this.hold(inside, id);
      if (!isActive(run.status)) throw await this.refusal(inside, run, 'cancelled', 'only one that goes on can be');
      const steps = await this.repository.steps(inside.tx, ctx.tenantId, id);
      await this.repository.cancelSteps(inside.tx, run);
      await this.withdraw(inside, run, currentStep(steps));
      const cancelled = await this.repository.changeRun(inside.tx, run, {
        status: 'cancelled',
        error: null,
        ended: true,
      });
      await this.outbox.append(inside.tx, [runEvent(cancelled)]);
      await this.note(inside, 'workflow_run.cancelled', run);
      await this.work.enqueue(inside.tx, [workOf(ctx.tenantId, id)]);
      return this.whole(inside, cancelled);
    });
  }

  /**
   * A failed run goes on after its last successful step. The failed one gets a new operation, unless the one it had was
   * delivered after all, or is being tried again by somebody: then that one counts, for nothing is done twice.
   */
  async retry(ctx: Context, id: string): Promise<WholeRunView> {
    const found = await this.get(ctx, id);
    await this.acceptance.mustBeAllowed(ctx, found.app, found.environment, found.name);
    return this.database.inTransaction(ctx, async (inside) => {
      const run = await this.hold(inside, id);
      if (run.status !== 'failed') throw await this.refusal(inside, run, 'retried', 'only a failed one can be');
      const step = currentStep(await this.repository.steps(inside.tx, ctx.tenantId, id));
      if (step !== undefined) await this.reopen(inside, run, step);
      const change = { status: 'running', error: null, ended: false, retried: true } as const;
      const running = await this.repository.changeRun(inside.tx, run, change);
      await this.outbox.append(inside.tx, [runEvent(running)]);
      await this.note(inside, 'workflow_run.retried', run);
      await this.work.enqueue(inside.tx, [workOf(ctx.tenantId, id)]);
      return this.whole(inside, running);
    });
  }

  /** The run tells what became of it; only the log tells who had it so. `was`: as it stood before. */
  private async note(ctx: TransactionContext, action: string, was: RunRecord): Promise<void> {
    const { id: subjectId, name, status } = was;
    await this.audit.record(ctx, { action, subjectType: 'workflow_run', subjectId, details: { name, was: status } });
  }

  private async withdraw(ctx: TransactionContext, run: RunRecord, step: StepRecord | undefined): Promise<void> {
    if (step === undefined || step.operation_id === null) return;
    if (!(await this.operations.withdraw(ctx, step.operation_id))) return;
    await this.repository.changeStep(ctx.tx, run, step.position, { status: 'cancelled', ended: true });
  }

  private async reopen(ctx: TransactionContext, run: RunRecord, step: StepRecord): Promise<void> {
    const { operation_id: id, position } = step;
    const operation = id === null ? null : await this.operations.find(ctx.tx, ctx.tenantId, id);
    const isOver = operation === null || ['exhausted', 'rejected', 'cancelled'].includes(operation.status);
    if (isOver) await this.repository.restartStep(ctx.tx, run, position);
    await this.repository.changeStep(ctx.tx, run, position, { status: isOver ? 'pending' : 'running', error: null });
  }

  private async hold(ctx: TransactionContext, id: string): Promise<RunRecord> {
    const run = await this.repository.hold(ctx.tx, ctx.tenantId, id);
    if (run === null) throw notFound('workflow run');
    return run;
  }

  private async refusal(ctx: TransactionContext, run: RunRecord, verb: string, rule: string): Promise<PatchbayError> {
    const message = `This workflow run is ${run.status} and cannot be ${verb}: ${rule}.`;
    return illegalTransition(message, await this.whole(ctx, run));
  }

  private async whole(ctx: TransactionContext, run: RunRecord): Promise<WholeRunView> {
    return presentWholeRun(run, await this.repository.steps(ctx.tx, ctx.tenantId, run.id));
  }
}
