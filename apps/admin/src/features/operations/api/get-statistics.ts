import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Statistics = Schemas['OperationStatisticsDto'];
export type Counts = Schemas['OperationCountsDto'];

/** What is counted: of the last so many hours, as far as it matches. Empty filters are left out. */
export interface StatisticsScope {
  readonly hours: number;
  readonly capability: string;
  readonly integration_id: string;
  readonly environment: string;
}

const HOUR_MS = 3_600_000;
const AGAIN_MS = 60_000;

function getStatistics(scope: StatisticsScope, signal: AbortSignal): Promise<Statistics> {
  const { hours, environment, ...others } = scope;
  const set = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''));
  const query = {
    ...set,
    ...(environment === '' ? {} : { environment: environment as 'sandbox' | 'production' }),
    from: new Date(Date.now() - hours * HOUR_MS).toISOString(),
  };
  return dataOf(hub.GET('/api/v1/operations/stats', { params: { query }, signal }));
}

/** Not below `operations`: counting is dear, so events do not repeat it; a minute does. */
export const statisticsQuery = (scope: StatisticsScope) =>
  queryOptions({
    queryKey: ['operation-statistics', scope],
    queryFn: ({ signal }) => getStatistics(scope, signal),
    refetchInterval: AGAIN_MS,
    placeholderData: keepPreviousData,
  });

export const useStatistics = (scope: StatisticsScope) => useQuery(statisticsQuery(scope));
