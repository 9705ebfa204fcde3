import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { dataOf, hub, type Schemas } from '../api/hub.ts';
import { useCatalogWords } from './catalog-words.ts';

export type Capability = Schemas['CapabilityDto'];

const listCapabilities = (signal: AbortSignal): Promise<Capability[]> =>
  dataOf(hub.GET('/api/v1/capabilities', { signal }));

/** Every capability of the catalog with its schemas: it is not paged, and changes with a release. */
export const capabilitiesQuery = () =>
  queryOptions({
    queryKey: ['capabilities'],
    queryFn: ({ signal }) => listCapabilities(signal),
    staleTime: 5 * 60_000,
  });

/** In the words of the page's language, as far as it has some. */
export function useCapabilities() {
  const words = useCatalogWords();
  const select = useCallback((all: Capability[]) => all.map(words), [words]);
  return useQuery({ ...capabilitiesQuery(), select });
}
