import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { rulesQuery, type Rule } from './list-rules.ts';

const STEP = 10;

/** `ids`: rules of one capability in the order they are to be tried. */
const reorderRules = (ids: readonly string[]) =>
  dataOf(hub.POST('/api/v1/routing-rules/reorder', { body: { ids: [...ids] } }));

/** Puts rules in an order; the list shows it at once and goes back when the hub refuses. */
export function useReorderRules() {
  const queryClient = useQueryClient();
  const { queryKey } = rulesQuery();
  return useMutation({
    mutationFn: reorderRules,
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (rules: Rule[] | undefined) => rules && withOrder(rules, ids));
      return before;
    },
    onError: (_error, _ids, before) => queryClient.setQueryData(queryKey, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

/** As the hub does it: the priorities 10, 20, 30 … for the rules named. */
function withOrder(rules: readonly Rule[], ids: readonly string[]): Rule[] {
  return rules.map((rule) => {
    const place = ids.indexOf(rule.id);
    return place < 0 ? rule : { ...rule, priority: (place + 1) * STEP };
  });
}
