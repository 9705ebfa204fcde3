import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { operationQuery } from './get-operation.ts';
import type { Operation } from './list-operations.ts';

const cancelOperation = (id: string): Promise<Operation> =>
  dataOf(hub.POST('/api/v1/operations/{id}/cancel', { params: { path: { id } } }));

export function useCancelOperation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: cancelOperation,
    onSuccess: (operation) => queryClient.setQueryData(operationQuery(operation.id).queryKey, operation),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['operations'] }),
  });
}
