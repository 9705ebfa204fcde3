import type { ConnectionStatus, ErrorCause } from './connection.types.ts';

/** What may happen to a connection's life cycle. */
export type StatusEvent =
  | { readonly type: 'setup_changed' }
  | { readonly type: 'verification_passed' }
  | { readonly type: 'verification_refused' }
  | { readonly type: 'verification_hindered' }
  | { readonly type: 'outage_declared' }
  | { readonly type: 'vendor_answered' }
  | { readonly type: 'activate' }
  | { readonly type: 'disable' }
  | { readonly type: 'disconnect' };

export interface Standing {
  readonly status: ConnectionStatus;
  readonly errorCause: ErrorCause | null;
}

const PENDING: Standing = { status: 'pending_verify', errorCause: null };
const ACTIVE: Standing = { status: 'active', errorCause: null };
const INACTIVE: Standing = { status: 'inactive', errorCause: null };

/**
 * The next standing, or null where the life cycle does not allow the step (409 illegal_transition).
 * What a person switched off stays off: from `inactive` only `activate` leads out.
 */
export function nextStanding(from: Standing, event: StatusEvent): Standing | null {
  switch (event.type) {
    case 'activate':
      return from.status === 'inactive' ? ACTIVE : null;
    case 'disable':
      return from.status === 'active' ? INACTIVE : null;
    case 'disconnect':
      return INACTIVE;
    default:
      return from.status === 'inactive' ? from : nextServing(from, event.type);
  }
}

function nextServing(from: Standing, event: StatusEvent['type']): Standing {
  switch (event) {
    case 'setup_changed':
      return PENDING;
    case 'verification_passed':
      return ACTIVE;
    case 'verification_refused':
      return { status: 'error', errorCause: 'credentials' };
    case 'outage_declared':
      return from.status === 'active' ? { status: 'error', errorCause: 'outage' } : from;
    case 'vendor_answered':
      return from.errorCause === 'outage' ? ACTIVE : from;
    default:
      return from;
  }
}
