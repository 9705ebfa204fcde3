import type { Environment } from '@patchbay/provider-kit';
import type { RunStatus, StepStatus } from './run-status.ts';

/** Why a step was not done; `step` is its key. */
export interface StepError {
  readonly code: string;
  readonly message: string;
  readonly provider_code?: string;
}

export interface RunError extends StepError {
  readonly step: string;
}

/** A run as it is kept: column by column, times as Date. */
export interface RunRecord {
  readonly tenant_id: string;
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
  readonly request_id: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly completed_at: Date | null;
}

/** What going on with a run needs of a step: never its input or result. */
export interface StepState {
  readonly position: number;
  readonly key: string;
  readonly capability: string;
  readonly integration_id: string | null;
  readonly status: StepStatus;
  readonly operation_id: string | null;
  readonly started_at: Date | null;
}

/** A step as people see it. */
export interface StepRecord extends StepState {
  readonly input_redacted: Record<string, unknown>;
  readonly earlier_operation_ids: readonly string[];
  readonly result_redacted: Record<string, unknown> | null;
  readonly error: StepError | null;
  readonly completed_at: Date | null;
}

/** A step about to be stored. */
export interface NewStep {
  readonly position: number;
  readonly key: string;
  readonly capability: string;
  readonly capabilityVersion: number;
  readonly integrationId: string | null;
  /** JSON text. */
  readonly inputRedacted: string;
  readonly inputSealed: Buffer;
}

/** The first step that has not succeeded; undefined: all have. Steps in order. */
export function currentStep<Step extends Pick<StepState, 'status'>>(steps: readonly Step[]): Step | undefined {
  return steps.find(({ status }) => status !== 'succeeded');
}
