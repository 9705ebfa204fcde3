import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { optimistic, withChanged } from '../../../lib/api/optimistic.ts';
import { rulesQuery, type Rule } from './list-rules.ts';

export interface RuleChange {
  id: string;
  /** Only what changes: a rule may name a connection that is gone, and is then still changed elsewhere. */
  body: Partial<Schemas['UpdateRoutingRuleDto']>;
}

const updateRule = ({ id, body }: RuleChange) =>
  dataOf(
    hub.PATCH('/api/v1/routing-rules/{id}', {
      params: { path: { id } },
      body: body as Schemas['UpdateRoutingRuleDto'],
    }),
  );

/** Changes a rule; the list shows it at once and takes it back when the hub refuses. */
export function useUpdateRule() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: updateRule,
    ...optimistic<Rule[], RuleChange>(queryClient, rulesQuery().queryKey, withChanged),
  });
}
