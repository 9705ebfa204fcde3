import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type HubFacts = Schemas['HubDto'];

const getHubFacts = (signal: AbortSignal): Promise<HubFacts> => dataOf(hub.GET('/api/v1/hub', { signal }));

/** How this hub is set up: it changes with a restart. */
export const useHubFacts = () =>
  useQuery(queryOptions({ queryKey: ['hub'], queryFn: ({ signal }) => getHubFacts(signal), staleTime: 60 * 60_000 }));
