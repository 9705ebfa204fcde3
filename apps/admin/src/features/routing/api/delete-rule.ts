import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { optimistic, without } from '../../../lib/api/optimistic.ts';
import { rulesQuery, type Rule } from './list-rules.ts';

const deleteRule = (id: string) => dataOf(hub.DELETE('/api/v1/routing-rules/{id}', { params: { path: { id } } }));

export function useDeleteRule() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: deleteRule,
    ...optimistic<Rule[], string>(queryClient, rulesQuery().queryKey, without),
  });
}
