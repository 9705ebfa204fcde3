import type { BadgeTone } from '../../../components/show/badge.tsx';
import type { Schemas } from '../../../lib/api/hub.ts';
import type { Step } from '../api/get-run.ts';

export type RunStatus = Schemas['WorkflowRunDto']['status'];

/** In the order of a life, as filters list them. */
export const RUN_STATUSES = [
  'running',
  'paused',
  'awaiting_approval',
  'succeeded',
  'failed',
  'cancelled',
] as const satisfies readonly RunStatus[];

const ENDED: ReadonlySet<RunStatus> = new Set(['succeeded', 'failed', 'cancelled']);

/** Whether nothing more happens to it by itself. */
export const hasEnded = (status: RunStatus): boolean => ENDED.has(status);

/** Colour of a run's or a step's status; its word says the same. */
export const RUN_TONES: Readonly<Record<RunStatus | Step['status'], BadgeTone>> = {
  pending: 'neutral',
  running: 'accent',
  paused: 'warn',
  awaiting_approval: 'planned',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};
