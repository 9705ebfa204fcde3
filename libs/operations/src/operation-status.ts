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
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** What may follow what. Everything not listed is refused as `illegal_transition`. */
const NEXT: Readonly<Record<OperationStatus, readonly OperationStatus[]>> = {
  pending: ['in_progress', 'paused', 'retrying', 'cancelled', 'exhausted'],
  in_progress: ['in_progress', 'delivered', 'exhausted', 'retrying', 'paused'],
  retrying: ['in_progress', 'paused', 'retrying', 'cancelled', 'exhausted'],
  paused: ['pending', 'cancelled', 'exhausted'],
  awaiting_approval: ['pending', 'rejected', 'cancelled', 'exhausted'],
  delivered: [],
  // By a person's hand (retry), or by an answer that came late.
  exhausted: ['pending', 'awaiting_approval', 'delivered'],
  rejected: ['awaiting_approval'],
  cancelled: [],
};

export function mayBecome(from: OperationStatus, to: OperationStatus): boolean {
  return NEXT[from].includes(to);
}

/** The statuses that `to` may be reached from: for `where status = any(…)`, so that the database holds the rule. */
export function mayPrecede(to: OperationStatus): OperationStatus[] {
  return OPERATION_STATUSES.filter((from) => mayBecome(from, to));
}

const TERMINAL: readonly OperationStatus[] = ['delivered', 'exhausted', 'rejected', 'cancelled'];

export function isTerminal(status: OperationStatus): boolean {
  return TERMINAL.includes(status);
}

/** Over, or until a person decides or a connection heals: nobody is kept waiting for that. */
export const AT_REST: readonly OperationStatus[] = [...TERMINAL, 'awaiting_approval', 'paused'];
