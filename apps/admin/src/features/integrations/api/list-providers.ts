import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Provider = Schemas['ProviderDto'];

const listProviders = (signal: AbortSignal): Promise<Provider[]> =>
  dataOf(hub.GET('/api/v1/integrations/providers', { signal }));

/** Every provider of the catalog: it is not paged, and changes with a release. */
export const providersQuery = () =>
  queryOptions({ queryKey: ['providers'], queryFn: ({ signal }) => listProviders(signal), staleTime: 5 * 60_000 });

export const useProviders = () => useQuery(providersQuery());
