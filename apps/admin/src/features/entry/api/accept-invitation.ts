import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export interface AcceptInvitation {
  token: string;
  body: Schemas['AcceptInvitationDto'];
}

const acceptInvitation = ({ token, body }: AcceptInvitation) =>
  dataOf(hub.POST('/api/v1/auth/invitations/{token}', { params: { path: { token } }, body }));

export const useAcceptInvitation = () => useMutation({ mutationFn: acceptInvitation, meta: { public: true } });
