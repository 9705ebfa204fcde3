import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { optimistic, without } from '../../../lib/api/optimistic.ts';
import { policiesQuery, type Policy } from './list-policies.ts';

const deletePolicy = (id: string) => dataOf(hub.DELETE('/api/v1/policies/{id}', { params: { path: { id } } }));

export function useDeletePolicy() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: deletePolicy,
    ...optimistic<Policy[], string>(queryClient, policiesQuery().queryKey, without),
  });
}
