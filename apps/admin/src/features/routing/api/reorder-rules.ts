import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { optimistic } from '../../../lib/api/optimistic.ts';
import { rulesQuery, type Rule } from './list-rules.ts';

const STEP = 10;

/** `ids`: rules of one capability in the order they are to be tried. */
const reorderRules = (ids: readonly string[]) =>
  dataOf(hub.POST('/api/v1/routing-rules/reorder', { body: { ids: [...ids] } }));

/** Puts rules in an order; the list shows it at once and goes back when the hub refuses. */
export function useReorderRules() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: reorderRules,
    ...optimistic<Rule[], readonly string[]>(queryClient, rulesQuery().queryKey, withOrder),
  });
}

/** As the hub does it: the priorities 10, 20, 30 … for the rules named. */
function withOrder(rules: readonly Rule[], ids: readonly string[]): Rule[] {
  return rules.map((rule) => {
    const place = ids.indexOf(rule.id);
    return place < 0 ? rule : { ...rule, priority: (place + 1) * STEP };
  });
}
