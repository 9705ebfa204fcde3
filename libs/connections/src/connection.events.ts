import type { DomainEvent } from '@patchbay/platform';
import type { ErrorCause } from './connection.types.ts';

/** What every event of a connection says about it. */
export interface ConnectionEventSubject {
  readonly provider: string;
  readonly environment: string;
  readonly label: string | null;
}

/**
 * The events of a connection, written to the outbox in the transaction of the change.
 * `incident` names one stretch of being red, from the first failure to the heal, however many tries lie between.
 */
export interface ConnectionEvents {
  'connection.created': ConnectionEventSubject;
  'connection.changed': ConnectionEventSubject & { readonly fields: readonly string[] };
  'connection.verified': ConnectionEventSubject & { readonly account: string | null; readonly status: string };
  'connection.failed': ConnectionEventSubject & {
    readonly incident: string;
    readonly cause: ErrorCause;
    readonly code: string;
    readonly reason: string;
  };
  'connection.healed': ConnectionEventSubject & { readonly incident: string };
  'connection.activated': ConnectionEventSubject;
  'connection.disabled': ConnectionEventSubject;
  /** The incident that was open, if any: it is over, though nothing healed. */
  'connection.disconnected': ConnectionEventSubject & { readonly incident: string | null };
  'connection.deleted': ConnectionEventSubject & { readonly incident: string | null };
}
export type ConnectionEventType = keyof ConnectionEvents;

/** After these, what waited for the connection is looked at again: it serves, or it never will. */
export const CONNECTION_SETTLED: readonly ConnectionEventType[] = [
  'connection.verified',
  'connection.healed',
  'connection.activated',
  'connection.deleted',
];

/** Types an event of a connection, so that a field cannot be forgotten or misspelt. */
export function connectionEvent<Type extends ConnectionEventType>(
  type: Type,
  subject: { readonly tenantId: string; readonly id: string },
  data: ConnectionEvents[Type],
): DomainEvent {
  return { type, tenantId: subject.tenantId, subjectId: subject.id, data: { ...data } };
}

export function subjectOf(row: ConnectionEventSubject): ConnectionEventSubject {
  return { provider: row.provider, environment: row.environment, label: row.label };
}
