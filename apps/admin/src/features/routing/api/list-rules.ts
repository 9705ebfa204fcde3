import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../../../lib/api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Rule = Schemas['RoutingRuleDto'];
export type Condition = Schemas['ConditionDto'];

const PER_PAGE = 100;

/** Every rule of the tenant: their order only means something as a whole. */
const listRules = (signal: AbortSignal): Promise<Rule[]> =>
  allPages((page) =>
    envelopeOf(hub.GET('/api/v1/routing-rules', { params: { query: { page, per_page: PER_PAGE } }, signal })),
  );

export const rulesQuery = () =>
  queryOptions({ queryKey: ['routing-rules'], queryFn: ({ signal }) => listRules(signal) });

export const useRules = () => useQuery(rulesQuery());
