import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { Connection } from './list-connections.ts';

const getConnection = (id: string, signal: AbortSignal): Promise<Connection> =>
  dataOf(hub.GET('/api/v1/integrations/{id}', { params: { path: { id } }, signal }));

export const connectionQuery = (id: string) =>
  queryOptions({ queryKey: ['integrations', id], queryFn: ({ signal }) => getConnection(id, signal) });

export const useConnection = (id: string) => useQuery(connectionQuery(id));
