import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

/** The document says of this field only that it is an object. */
export interface HubFacts extends Omit<Schemas['HubDto'], 'retention_days'> {
  readonly retention_days: Readonly<Record<string, number>>;
}

const getHub = (signal: AbortSignal): Promise<HubFacts> => dataOf(hub.GET('/api/v1/hub', { signal }));

export const hubQuery = () =>
  queryOptions({ queryKey: ['hub', 'facts'], queryFn: ({ signal }) => getHub(signal), staleTime: 5 * 60_000 });

/** How this hub is set up. */
export const useHub = () => useQuery(hubQuery());
