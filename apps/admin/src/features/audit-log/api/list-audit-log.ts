import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type AuditEntry = Schemas['AuditEntryDto'];

/** What the page's address holds; '' is any. */
export interface AuditFilters {
  /** `person:<id>`, `api_key:<id>`, or a kind alone: `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** The id of the one thing it is about. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const PER_PAGE = 50;

/** The filters as the hub's query takes them. */
export function auditQueryOf({ actor, action, subject, id, from, to }: AuditFilters) {
  const [kind = '', actorId = ''] = actor.split(':');
  return {
    ...(kind === '' ? {} : { actor_kind: kind }),
    ...(actorId === '' ? {} : { actor_id: actorId }),
    ...(action === '' ? {} : { action }),
    ...(subject === '' ? {} : { subject_type: subject }),
    ...(id === '' ? {} : { subject_id: id }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

const listAuditLog = (filters: AuditFilters, cursor: string | null, signal: AbortSignal) =>
  envelopeOf(
    hub.GET('/api/v1/audit-log', {
      params: { query: { per_page: PER_PAGE, ...auditQueryOf(filters), ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

export const auditLogQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', filters],
    queryFn: ({ pageParam, signal }) => listAuditLog(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next_cursor,
  });

/** What was changed in the tenant, newest first, page by page. */
export const useAuditLog = (filters: AuditFilters) => useInfiniteQuery(auditLogQuery(filters));
