import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { invitationsQuery } from './list-invitations.ts';

const revokeInvitation = (id: string) =>
  dataOf(hub.DELETE('/api/v1/members/invitations/{id}', { params: { path: { id } } }));

export function useRevokeInvitation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: revokeInvitation,
    onSettled: () => queryClient.invalidateQueries(invitationsQuery()),
  });
}
