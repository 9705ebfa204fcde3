import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

/** What depends on a connection: rules that name it, operations that wait for it. */
export type References = Schemas['ReferencesView'];

const getReferences = (id: string, signal: AbortSignal): Promise<References> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/references', { params: { path: { id } }, signal }));

/** Asked anew each time it is shown: it is about to be acted on. */
export const useReferences = (id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['integrations', id, 'references'],
      queryFn: ({ signal }) => getReferences(id, signal),
      staleTime: 0,
    }),
  );
