import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Breaker = Schemas['BreakerView'];

const getBreaker = (id: string, signal: AbortSignal): Promise<Breaker> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/breaker', { params: { path: { id } }, signal }));

export const useBreaker = (id: string) =>
  useQuery(
    queryOptions({ queryKey: ['integrations', id, 'breaker'], queryFn: ({ signal }) => getBreaker(id, signal) }),
  );
