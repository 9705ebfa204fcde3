import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { rulesQuery } from './list-rules.ts';

const deleteRule = (id: string) => dataOf(hub.DELETE('/api/v1/routing-rules/{id}', { params: { path: { id } } }));

export function useDeleteRule() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: deleteRule,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rulesQuery().queryKey }),
  });
}
