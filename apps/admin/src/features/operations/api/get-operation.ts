import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { Operation } from './list-operations.ts';

const getOperation = (id: string, signal: AbortSignal): Promise<Operation> =>
  dataOf(hub.GET('/api/v1/operations/{id}', { params: { path: { id } }, signal }));

export const operationQuery = (id: string) =>
  queryOptions({ queryKey: ['operations', 'one', id], queryFn: ({ signal }) => getOperation(id, signal) });

export const useOperation = (id: string) => useQuery(operationQuery(id));
