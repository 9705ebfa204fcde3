import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../../../lib/api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Policy = Schemas['PolicyDto'];
export type Effect = Policy['effect'];

/** Every policy of the tenant: what one means depends on the others. */
const listPolicies = (signal: AbortSignal): Promise<Policy[]> =>
  allPages((page) => envelopeOf(hub.GET('/api/v1/policies', { params: { query: { page, per_page: 100 } }, signal })));

export const policiesQuery = () =>
  queryOptions({ queryKey: ['policies', 'all'], queryFn: ({ signal }) => listPolicies(signal) });

export const usePolicies = () => useQuery(policiesQuery());
