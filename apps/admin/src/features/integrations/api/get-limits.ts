import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Limits = Schemas['LimitsView'];

const getLimits = (id: string, signal: AbortSignal): Promise<Limits> =>
  dataOf(hub.GET('/api/v1/integrations/{id}/limits', { params: { path: { id } }, signal }));

export const useLimits = (id: string) =>
  useQuery(queryOptions({ queryKey: ['integrations', id, 'limits'], queryFn: ({ signal }) => getLimits(id, signal) }));
