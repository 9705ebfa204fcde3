import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Operation = Schemas['OperationDto'];

const getOperation = (id: string, signal: AbortSignal) =>
  dataOf(hub.GET('/api/v1/operations/{id}', { params: { path: { id } }, signal }));

/** An operation whose route is to be explained; none while `id` is empty. */
export const useOperationToExplain = (id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['operations', 'to-explain', id],
      queryFn: ({ signal }) => getOperation(id, signal),
      enabled: id !== '',
    }),
  );
