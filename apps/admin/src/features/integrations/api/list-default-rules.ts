import { queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type RoutingRule = Schemas['RoutingRuleDto'];

const PER_PAGE = 100;

/** The rules that serve when no other does: one per capability and environment. */
async function listDefaultRules(signal: AbortSignal): Promise<RoutingRule[]> {
  const rules: RoutingRule[] = [];
  for (let page = 1; ; page += 1) {
    const { data, meta } = await envelopeOf(
      hub.GET('/api/v1/routing-rules', { params: { query: { page, per_page: PER_PAGE } }, signal }),
    );
    rules.push(...data.filter((rule) => rule.is_default));
    if (page >= meta.last_page) return rules;
  }
}

export const useDefaultRules = () =>
  useQuery(
    queryOptions({ queryKey: ['routing-rules', 'defaults'], queryFn: ({ signal }) => listDefaultRules(signal) }),
  );
