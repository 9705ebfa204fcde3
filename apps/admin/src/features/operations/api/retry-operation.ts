import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { operationQuery } from './get-operation.ts';
import type { Operation } from './list-operations.ts';

const retryOperation = (id: string): Promise<Operation> =>
  dataOf(hub.POST('/api/v1/operations/{id}/retry', { params: { path: { id } } }));

export function useRetryOperation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: retryOperation,
    onSuccess: (operation) => queryClient.setQueryData(operationQuery(operation.id).queryKey, operation),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['operations'] }),
  });
}
