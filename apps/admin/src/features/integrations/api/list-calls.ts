import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type VendorCall = Schemas['VendorCallView'];

export interface CallFilters {
  readonly outcome?: 'succeeded' | 'not_sent' | 'refused' | 'unknown';
  readonly purpose?: string;
  readonly capability?: string;
  readonly operation_id?: string;
  readonly failed?: boolean;
}

const PER_PAGE = 50;
// Calls announce themselves by no event of their own.
const AGAIN_MS = 30_000;

const listCalls = (id: string, filters: CallFilters, cursor: string | null, signal: AbortSignal) =>
  envelopeOf(
    hub.GET('/api/v1/integrations/{id}/calls', {
      params: { path: { id }, query: { ...filters, per_page: PER_PAGE, ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

/** What went to the vendor and what came back, redacted, newest first. */
export const callsQuery = (id: string, filters: CallFilters) =>
  infiniteQueryOptions({
    queryKey: ['integrations', id, 'calls', filters],
    queryFn: ({ pageParam, signal }) => listCalls(id, filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ meta }) => meta.next_cursor,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : AGAIN_MS),
  });

export const useCalls = (id: string, filters: CallFilters) => useInfiniteQuery(callsQuery(id, filters));
