import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Attempt = Schemas['AttemptDto'];

const listAttempts = (id: string, signal: AbortSignal): Promise<Attempt[]> =>
  dataOf(hub.GET('/api/v1/operations/{id}/attempts', { params: { path: { id } }, signal }));

/** The attempts of an operation, oldest first. */
export const attemptsQuery = (id: string) =>
  queryOptions({ queryKey: ['operations', 'attempts', id], queryFn: ({ signal }) => listAttempts(id, signal) });

export const useAttempts = (id: string) => useQuery(attemptsQuery(id));
