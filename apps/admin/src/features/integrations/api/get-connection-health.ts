import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type ConnectionHealth = Schemas['ConnectionHealthView'];

const getConnectionHealth = (id: string, signal: AbortSignal): Promise<ConnectionHealth> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/health', { params: { path: { id } }, signal }));

/** The badge of a connection with its history, newest first. */
export const useConnectionHealth = (id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['integrations', id, 'health'],
      queryFn: ({ signal }) => getConnectionHealth(id, signal),
    }),
  );
