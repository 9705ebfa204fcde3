import type { PlannedOperation } from '@patchbay/operations';
import { isActive, type ActiveStatus, type RunStatus } from './run-status.ts';
import type { StepError, StepState } from './workflow-run.types.ts';

/** What follows from where a run stands. Each is one transaction, save `make`, which only a request can do. */
export type Move =
  /** Nothing is left to do. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'succeed_run' }
  /** Commit the id its operation will have. */
  | { readonly kind: 'begin' }
  /** The id is committed, the operation is not there: make it. */
  | { readonly kind: 'make'; readonly operationId: string }
  | { readonly kind: 'wait'; readonly as: ActiveStatus }
  | { readonly kind: 'succeed_step'; readonly operation: PlannedOperation }
  | { readonly kind: 'fail_step'; readonly error: StepError }
  /** The run was cancelled; its last operation could not be, and its end is still recorded. */
  | {
      readonly kind: 'settle_step';
      readonly as: 'succeeded' | 'failed' | 'cancelled';
      readonly operation: PlannedOperation | null;
    }
  | { readonly kind: 'watch'; readonly operationId: string };

type Step = Pick<StepState, 'status' | 'operation_id' | 'started_at'>;

/** An operation that is not there so long after its id was committed may have been made, and deleted for its age. */
const SURELY_KEPT_MS = 24 * 3_600_000;

/** Decides from the rows alone, so that whoever comes after a crash decides the same. `step`: the first not succeeded. */
export function nextMove(run: RunStatus, step: Step | undefined, operation: PlannedOperation | null, now: Date): Move {
  if (run === 'cancelled') return afterCancel(step, operation);
  if (!isActive(run)) return { kind: 'rest' };
  if (step === undefined) return { kind: 'succeed_run' };
  if (step.operation_id === null) return { kind: 'begin' };
  if (operation !== null) return follow(operation);
  const isKept = step.started_at !== null && now.getTime() - step.started_at.getTime() < SURELY_KEPT_MS;
  return isKept ? { kind: 'make', operationId: step.operation_id } : { kind: 'fail_step', error: FORGOTTEN };
}

const FORGOTTEN: StepError = {
  code: 'outcome_unknown',
  message: 'The hub was away for so long that it cannot tell whether this step was done; look at the vendor.',
};

function follow(operation: PlannedOperation): Move {
  switch (operation.status) {
    case 'delivered':
      return { kind: 'succeed_step', operation };
    case 'exhausted':
    case 'rejected':
    case 'cancelled':
      return { kind: 'fail_step', error: errorOf(operation) };
    case 'paused':
    case 'awaiting_approval':
      return { kind: 'wait', as: operation.status };
    default:
      return { kind: 'wait', as: 'running' };
  }
}

function afterCancel(step: Step | undefined, operation: PlannedOperation | null): Move {
  const isOpen = step !== undefined && step.operation_id !== null && !ENDED.includes(step.status);
  if (!isOpen) return { kind: 'rest' };
  if (operation === null) return { kind: 'settle_step', as: 'cancelled', operation };
  const next = follow(operation);
  if (next.kind === 'succeed_step') return { kind: 'settle_step', as: 'succeeded', operation };
  if (next.kind !== 'fail_step') return { kind: 'watch', operationId: operation.id };
  return { kind: 'settle_step', as: operation.status === 'exhausted' ? 'failed' : 'cancelled', operation };
}

const ENDED: readonly string[] = ['succeeded', 'failed', 'cancelled'];

/** What an operation that was not delivered says of its step. */
function errorOf({ status, error }: Pick<PlannedOperation, 'status' | 'error'>): StepError {
  if (error !== null) return error;
  if (status === 'rejected') return { code: 'rejected', message: 'Its approval was refused, or ran out.' };
  return { code: 'cancelled', message: 'Its operation was cancelled.' };
}
