import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { Provider } from './list-providers.ts';

const getProvider = (name: string, signal: AbortSignal): Promise<Provider> =>
  dataOf(hub.GET('/api/v1/integrations/providers/{name}', { params: { path: { name } }, signal }));

/** One provider as the catalog describes it. */
export const providerQuery = (name: string) =>
  queryOptions({
    queryKey: ['providers', name],
    queryFn: ({ signal }) => getProvider(name, signal),
    staleTime: 5 * 60_000,
  });

export const useProvider = (name: string) => useQuery(providerQuery(name));
