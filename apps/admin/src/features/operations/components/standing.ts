import type { NoticeProps } from '../../../components/feedback/notice.tsx';
import type { Attempt } from '../api/list-attempts.ts';
import type { Operation } from '../api/list-operations.ts';
import { classOf } from './failure-class.ts';

/** Every state an operation can be found in, as a person tells them apart: each has its texts in `standings.<name>`. */
export type StandingName =
  | 'queued'
  | 'sending'
  | 'held'
  | 'throttled'
  | 'repeated'
  | 'retrying'
  | 'paused'
  | 'awaiting'
  | 'delivered'
  | 'refused'
  | 'unauthorised'
  | 'turnedAway'
  | 'vendorDown'
  | 'unknown'
  | 'unknownKeyed'
  | 'cancelledUnknown'
  | 'noConnection'
  | 'denied'
  | 'rejected'
  | 'expired'
  | 'broken'
  | 'cancelled';

export interface Standing {
  readonly name: StandingName;
  readonly tone: NonNullable<NoticeProps['tone']>;
  /** Where a person goes on from here. */
  readonly to: 'connection' | 'credentials' | 'settings' | 'approvals' | 'integrations' | 'policies' | null;
  /** What a person can do changes something: a viewer has to ask somebody. */
  readonly isForHands: boolean;
}

type Asked = Pick<Operation, 'status' | 'error'>;
type Last = Pick<Attempt, 'outcome' | 'failure_class'> | undefined;

/** What the status, the error and the last attempt mean together; `isKeyed`: the vendor knows a request again by its key. */
export function standingOf(operation: Asked, last: Last, isKeyed = false): Standing {
  const { status, error } = operation;
  if (status === 'retrying') return retrying(last);
  if (status === 'exhausted') return failed(error?.code ?? 'vendor_error', last, isKeyed);
  if (status === 'rejected')
    return stands(error?.code === 'approval_expired' ? 'expired' : 'rejected', 'bad', null, true);
  if (status === 'cancelled') {
    return error?.code === 'outcome_unknown'
      ? stands('cancelledUnknown', 'warn', null, true)
      : stands('cancelled', 'info', null);
  }
  return BY_STATUS[status];
}

const BY_STATUS = {
  pending: stands('queued', 'info', 'settings'),
  in_progress: stands('sending', 'info', null),
  paused: stands('paused', 'warn', 'connection', true),
  awaiting_approval: stands('awaiting', 'info', 'approvals', true),
  delivered: stands('delivered', 'good', null),
} as const satisfies Partial<Record<Operation['status'], Standing>>;

function retrying(last: Last): Standing {
  if (last === undefined) return stands('held', 'info', 'settings');
  if (last.outcome === 'unknown') return stands('repeated', 'warn', 'connection');
  if (last.failure_class === 'throttle') return stands('throttled', 'info', 'settings');
  return stands('retrying', 'warn', 'connection');
}

type ErrorCode = NonNullable<Operation['error']>['code'];

function failed(code: ErrorCode, last: Last, isKeyed: boolean): Standing {
  if (code === 'outcome_unknown') return stands(isKeyed ? 'unknownKeyed' : 'unknown', 'warn', null, true);
  if (code === 'no_active_provider') return stands('noConnection', 'bad', 'integrations', true);
  if (code === 'policy_denied') return stands('denied', 'bad', 'policies', true);
  if (code === 'internal_error') return stands('broken', 'bad', null, true);
  const failure = classOf(last?.failure_class ?? '');
  if (failure === 'client') return stands('refused', 'bad', null, true);
  if (failure === 'auth') return stands('unauthorised', 'bad', 'credentials', true);
  if (failure === 'throttle') return stands('turnedAway', 'bad', 'settings', true);
  return stands('vendorDown', 'bad', 'connection', true);
}

function stands(name: StandingName, tone: Standing['tone'], to: Standing['to'], isForHands = false): Standing {
  return { name, tone, to, isForHands };
}
