import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type CallStatistics = Schemas['CallStatisticsView'];

// Calls announce themselves by no event of their own.
const AGAIN_MS = 30_000;

const getCallStatistics = (id: string, hours: number, signal: AbortSignal): Promise<CallStatistics> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/calls/stats', { params: { path: { id }, query: { hours } }, signal }));

/** Calls of a connection hour by hour, oldest first. */
export const useCallStatistics = (id: string, hours: number) =>
  useQuery(
    queryOptions({
      queryKey: ['integrations', id, 'call-statistics', hours],
      queryFn: ({ signal }) => getCallStatistics(id, hours, signal),
      refetchInterval: AGAIN_MS,
      placeholderData: keepPreviousData,
    }),
  );
