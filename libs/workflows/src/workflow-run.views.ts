import type { Environment } from '@patchbay/provider-kit';
import type { RunStatus, StepStatus } from './run-status.ts';
import type { RunError, RunRecord, StepError, StepRecord } from './workflow-run.types.ts';

/** A run in a list. */
export interface RunView {
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly environment: Environment;
  readonly app: string | null;
  readonly metadata: Record<string, unknown>;
  readonly error: RunError | null;
  readonly steps_count: number;
  readonly steps_succeeded: number;
  readonly retries: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
}

export interface StepView {
  readonly key: string;
  readonly capability: string;
  readonly status: StepStatus;
  readonly integration_id: string | null;
  readonly input: Record<string, unknown>;
  readonly operation_id: string | null;
  readonly earlier_operation_ids: readonly string[];
  readonly result: Record<string, unknown> | null;
  readonly error: StepError | null;
  readonly started_at: string | null;
  readonly completed_at: string | null;
}

/** A run by itself. */
export interface WholeRunView extends RunView {
  readonly steps: readonly StepView[];
}

export function presentRun(run: RunRecord): RunView {
  const { id, name, status, environment, app, metadata, error, steps_count, steps_succeeded, retries } = run;
  return {
    ...{ id, name, status, environment, app, metadata, error, steps_count, steps_succeeded, retries },
    created_at: run.created_at.toISOString(),
    updated_at: run.updated_at.toISOString(),
    completed_at: run.completed_at?.toISOString() ?? null,
  };
}

export function presentWholeRun(run: RunRecord, steps: readonly StepRecord[]): WholeRunView {
  return { ...presentRun(run), steps: steps.map(presentStep) };
}

function presentStep(step: StepRecord): StepView {
  const { key, capability, status, integration_id, operation_id, earlier_operation_ids, error } = step;
  return {
    ...{ key, capability, status, integration_id },
    input: step.input_redacted,
    ...{ operation_id, earlier_operation_ids },
    result: step.result_redacted,
    error,
    started_at: step.started_at?.toISOString() ?? null,
    completed_at: step.completed_at?.toISOString() ?? null,
  };
}
