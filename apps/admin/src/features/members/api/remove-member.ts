import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const removeMember = (id: string) => dataOf(hub.DELETE('/api/v1/members/{id}', { params: { path: { id } } }));

/** The invitations they have made go with them. */
export function useRemoveMember() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: removeMember,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members'] }),
  });
}
