import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { useCatalogWords } from '../../../lib/catalog/catalog-words.ts';

export type ProviderGuide = Schemas['ProviderGuideDto'];
/** One capability as this provider does it. */
export type Power = ProviderGuide['powers'][number];

const getProviderGuide = (name: string, signal: AbortSignal): Promise<ProviderGuide> =>
  dataOf(hub.GET('/api/v1/integrations/providers/{name}/guide', { params: { path: { name } }, signal }));

/** What a person should know of a provider before connecting it. */
export const providerGuideQuery = (name: string) =>
  queryOptions({
    queryKey: ['provider-guides', name],
    queryFn: ({ signal }) => getProviderGuide(name, signal),
    staleTime: 60 * 60_000,
  });

/** Its capabilities in the words of the page's language, as far as it has some. */
export function useProviderGuide(name: string) {
  const words = useCatalogWords();
  const select = useCallback((guide: ProviderGuide) => ({ ...guide, powers: guide.powers.map(words) }), [words]);
  return useQuery({ ...providerGuideQuery(name), select });
}
