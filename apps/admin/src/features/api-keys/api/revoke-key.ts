import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const revokeKey = (id: string) => dataOf(hub.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));

export function useRevokeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: revokeKey,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
