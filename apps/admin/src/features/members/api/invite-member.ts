import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { invitationsQuery } from './list-invitations.ts';

export type IssuedInvitation = Schemas['IssuedInvitationDto'];

const inviteMember = (body: Schemas['InviteDto']): Promise<IssuedInvitation> =>
  dataOf(hub.POST('/api/v1/members', { body }));

export function useInviteMember() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: inviteMember,
    onSuccess: () => queryClient.invalidateQueries(invitationsQuery()),
  });
}
