import type { BadgeTone } from '../../../components/show/badge.tsx';
import type { Schemas } from '../../../lib/api/hub.ts';

export type OperationStatus = Schemas['OperationDto']['status'];

/** In the order of a life, as filters list them. */
export const OPERATION_STATUSES = [
  'pending',
  'in_progress',
  'retrying',
  'paused',
  'awaiting_approval',
  'delivered',
  'exhausted',
  'rejected',
  'cancelled',
] as const satisfies readonly OperationStatus[];

const ENDED: ReadonlySet<OperationStatus> = new Set(['delivered', 'exhausted', 'rejected', 'cancelled']);
const WAITING: ReadonlySet<OperationStatus> = new Set(['pending', 'retrying', 'paused', 'awaiting_approval']);

/** Whether nothing more happens to it by itself. */
export const hasEnded = (status: OperationStatus): boolean => ENDED.has(status);
/** Only what still waits can be cancelled: what is being sent cannot be called back. */
export const mayCancel = (status: OperationStatus): boolean => WAITING.has(status);
/** What was not delivered, or was refused by a person, can be tried again. */
export const mayRetry = (status: OperationStatus): boolean => status === 'exhausted' || status === 'rejected';

/** It ended without anybody knowing whether the vendor acted: neither delivered nor not delivered. */
export const isUnknown = ({ status, error }: Pick<Schemas['OperationDto'], 'status' | 'error'>): boolean =>
  status === 'exhausted' && error?.code === 'outcome_unknown';

/** Colour of a status; its word says the same. */
export const STATUS_TONES: Readonly<Record<OperationStatus, BadgeTone>> = {
  pending: 'neutral',
  in_progress: 'accent',
  retrying: 'warn',
  paused: 'warn',
  awaiting_approval: 'planned',
  delivered: 'good',
  exhausted: 'bad',
  rejected: 'bad',
  cancelled: 'neutral',
};
