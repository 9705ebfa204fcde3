import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { rulesQuery } from './list-rules.ts';

export type NewRule = Schemas['CreateRoutingRuleDto'];

const createRule = (body: NewRule) => dataOf(hub.POST('/api/v1/routing-rules', { body }));

export function useCreateRule() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createRule,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rulesQuery().queryKey }),
  });
}
