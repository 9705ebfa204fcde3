import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { auditQueryOf, type AuditFilters } from './audit-filters.ts';

export type AuditEntry = Schemas['AuditEntryDto'];

const PER_PAGE = 50;

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
