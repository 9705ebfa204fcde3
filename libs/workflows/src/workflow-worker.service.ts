import { Inject, Injectable } from '@nestjs/common';
import { PlannedOperations, type PlannedOperation } from '@patchbay/operations';
import {
  Clock,
  newId,
  Outbox,
  PatchbayError,
  SystemDatabase,
  systemContext,
  WorkQueue,
  type Claim,
  type SystemTransaction,
} from '@patchbay/platform';
import { nextMove, type Move } from './next-move.ts';
import { nextLook } from './run-work.ts';
import type { RunStatus } from './run-status.ts';
import { WorkflowInputs } from './workflow-inputs.service.ts';
import { runEvent } from './workflow-run.events.ts';
import { WorkflowRunRepository } from './workflow-run.repository.ts';
import { currentStep, type RunError, type RunRecord, type StepError, type StepState } from './workflow-run.types.ts';

/** A run as one transaction found it, held until that transaction ended. */
interface Held {
  readonly tx: SystemTransaction;
  readonly claim: Claim;
  readonly run: RunRecord;
  readonly step: StepState | undefined;
}

/** What is left to do after a transaction: look again, make an operation, try to take one back, or nothing for now. */
type Next =
  | { readonly kind: 'again' }
  | { readonly kind: 'make'; readonly run: RunRecord; readonly step: StepState; readonly operationId: string }
  | { readonly kind: 'withdraw'; readonly run: RunRecord; readonly operationId: string }
  | { readonly kind: 'done' };

/**
 * Takes runs from step to step. Each transaction holds the run's row, decides from what is stored, and writes one move; only
 * an operation is made between two of them, under the id the one before committed.
 */
@Injectable()
export class WorkflowWorker {
  constructor(
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(WorkflowRunRepository) private readonly repository: WorkflowRunRepository,
    @Inject(WorkflowInputs) private readonly inputs: WorkflowInputs,
    @Inject(PlannedOperations) private readonly operations: PlannedOperations,
    @Inject(WorkQueue) private readonly work: WorkQueue,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async handle(claim: Claim): Promise<void> {
    for (;;) {
      const next = await this.moveOnce(claim);
      if (next.kind === 'done') return;
      if (next.kind === 'withdraw') return this.withdraw(next.run, next.operationId);
      // Whoever took the claim over goes on from here.
      if (claim.deadline.expired()) return;
      if (next.kind === 'make') await this.make(next.run, next.step, next.operationId);
    }
  }

  private async moveOnce(claim: Claim): Promise<Next> {
    return this.database.inTransaction(async (tx) => {
      const run = await this.repository.hold(tx, claim.tenantId, claim.id);
      if (run === null) return this.finish(tx, claim);
      const step = currentStep(await this.repository.states(tx, run.tenant_id, run.id));
      const operationId = step?.operation_id ?? null;
      const operation = operationId === null ? null : await this.operations.find(tx, run.tenant_id, operationId);
      return this.apply({ tx, claim, run, step }, nextMove(run.status, step, operation, this.clock.now()));
    });
  }

  private async apply(held: Held, move: Move): Promise<Next> {
    const { tx, claim, run, step } = held;
    if (move.kind === 'rest') return this.finish(tx, claim);
    if (move.kind === 'succeed_run') return this.end(held, 'succeeded', null);
    if (step === undefined) return this.finish(tx, claim);
    switch (move.kind) {
      case 'begin':
        await this.repository.changeStep(tx, run, step.position, { status: 'running', operationId: newId() });
        await this.become(held, 'running');
        return { kind: 'again' };
      case 'make':
        return { kind: 'make', run, step, operationId: move.operationId };
      case 'succeed_step':
        await this.succeed(held, step, move.operation);
        return { kind: 'again' };
      case 'fail_step':
        return this.fail(held, step, move.error);
      case 'settle_step':
        await this.settle(held, step, move);
        return this.finish(tx, claim);
      case 'wait':
        if (step.status !== move.as) await this.repository.changeStep(tx, run, step.position, { status: move.as });
        await this.become(held, move.as);
        return this.lookLater(held, step);
      case 'watch':
        await this.lookLater(held, step);
        return { kind: 'withdraw', run, operationId: move.operationId };
    }
  }

  private async succeed({ tx, run }: Held, step: StepState, operation: PlannedOperation | null): Promise<void> {
    await this.repository.changeStep(tx, run, step.position, {
      ...{ status: 'succeeded', ended: true, forgetInput: true, error: null },
      result: operation?.result_redacted ?? null,
    });
    await this.repository.countSucceeded(tx, run);
  }

  private async settle(held: Held, step: StepState, move: Extract<Move, { kind: 'settle_step' }>): Promise<void> {
    if (move.as === 'succeeded') return this.succeed(held, step, move.operation);
    const error = move.as === 'failed' ? (move.operation?.error ?? null) : null;
    await this.repository.changeStep(held.tx, held.run, step.position, { status: move.as, error, ended: true });
  }

  private async fail(held: Held, step: StepState, error: StepError): Promise<Next> {
    await this.repository.changeStep(held.tx, held.run, step.position, { status: 'failed', error, ended: true });
    return this.end(held, 'failed', { ...error, step: step.key });
  }

  private async end({ tx, claim, run }: Held, status: 'succeeded' | 'failed', error: RunError | null): Promise<Next> {
    const ended = await this.repository.changeRun(tx, run, { status, error, ended: true });
    await this.outbox.append(tx, [runEvent(ended)]);
    return this.finish(tx, claim);
  }

  private async become({ tx, run }: Held, status: RunStatus): Promise<void> {
    if (run.status === status) return;
    const changed = await this.repository.changeRun(tx, run, { status, error: null, ended: false });
    await this.outbox.append(tx, [runEvent(changed)]);
  }

  private async finish(tx: SystemTransaction, claim: Claim): Promise<Next> {
    await this.work.complete(tx, claim);
    return { kind: 'done' };
  }

  private async lookLater({ tx, claim }: Held, step: StepState): Promise<Next> {
    await this.work.defer(tx, claim, nextLook(this.clock.now(), step.started_at));
    return { kind: 'done' };
  }

  /** The run was cancelled while its operation was being made. When it is under way already, its end is awaited. */
  private async withdraw(run: RunRecord, operationId: string): Promise<void> {
    await this.operations.withdraw(systemContext(run.tenant_id, 'workflows'), operationId);
  }

  /** A refusal that will not pass by itself fails the step; anything else is tried again with back-off. */
  private async make(run: RunRecord, step: StepState, operationId: string): Promise<void> {
    const steps = await this.repository.states(this.database, run.tenant_id, run.id);
    const resolved = await this.inputs.resolve(run, steps, step);
    if ('error' in resolved) return this.refuse(run, operationId, resolved.error);
    try {
      await this.operations.request(
        { ...systemContext(run.tenant_id, 'workflows'), requestId: run.request_id },
        { operationId, body: bodyOf(run, step, resolved.input), privatePaths: resolved.privatePaths },
      );
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      await this.refuse(run, operationId, refusal);
    }
  }

  /** The step whose operation could not be made has failed; unless somebody went on otherwise meanwhile. */
  private async refuse({ tenant_id: tenantId, id }: RunRecord, operationId: string, error: StepError): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const run = await this.repository.hold(tx, tenantId, id);
      const step = currentStep(await this.repository.states(tx, tenantId, id));
      if (run === null || step?.operation_id !== operationId) return;
      const isCancelled = run.status === 'cancelled';
      await this.repository.changeStep(tx, run, step.position, {
        ...{ operationId: null, ended: true },
        ...(isCancelled ? { status: 'cancelled' as const } : { status: 'failed' as const, error }),
      });
      if (isCancelled) return;
      const failed = await this.repository.changeRun(tx, run, {
        ...{ status: 'failed' as const, ended: true },
        error: { ...error, step: step.key },
      });
      await this.outbox.append(tx, [runEvent(failed)]);
    });
  }
}

function bodyOf(run: RunRecord, step: StepState, input: unknown): Record<string, unknown> {
  return {
    capability: step.capability,
    input,
    environment: run.environment,
    ...(step.integration_id === null ? {} : { integration_id: step.integration_id }),
    ...(run.app === null ? {} : { app: run.app }),
    metadata: { ...run.metadata, workflow_run_id: run.id, workflow_name: run.name, workflow_step: step.key },
  };
}

const REFUSALS: readonly string[] = [
  'validation_failed',
  'no_active_provider',
  'policy_denied',
  'forbidden',
  'conflict',
];

function refusalOf(error: unknown): StepError | null {
  if (!(error instanceof PatchbayError) || !REFUSALS.includes(error.code)) return null;
  const fields = Object.entries(error.errors ?? {}).map(([field, messages]) => `${field}: ${messages.join(' ')}`);
  return { code: error.code, message: fields.length === 0 ? error.message : fields.join(' ') };
}
