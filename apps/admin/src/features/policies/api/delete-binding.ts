import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { optimistic, without } from '../../../lib/api/optimistic.ts';
import { bindingsQuery, type Binding } from './list-bindings.ts';

const deleteBinding = (id: string) => dataOf(hub.DELETE('/api/v1/app-bindings/{id}', { params: { path: { id } } }));

export function useDeleteBinding() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: deleteBinding,
    ...optimistic<Binding[], string>(queryClient, bindingsQuery().queryKey, without),
  });
}
