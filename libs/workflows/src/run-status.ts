export const RUN_STATUSES = ['running', 'paused', 'awaiting_approval', 'succeeded', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const STEP_STATUSES = [
  'pending',
  'running',
  'paused',
  'awaiting_approval',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** What a run is while it goes on: what its current step is. */
export type ActiveStatus = Extract<RunStatus, 'running' | 'paused' | 'awaiting_approval'>;

const ACTIVE: readonly RunStatus[] = ['running', 'paused', 'awaiting_approval'];

export function isActive(status: RunStatus): status is ActiveStatus {
  return ACTIVE.includes(status);
}
