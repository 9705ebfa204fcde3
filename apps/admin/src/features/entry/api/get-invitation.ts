import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Invitation = Schemas['InvitationOfferDto'];

const getInvitation = (token: string, signal: AbortSignal): Promise<Invitation> =>
  dataOf(hub.GET('/api/v1/auth/invitations/{token}', { params: { path: { token } }, signal }));

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => getInvitation(token, signal),
    meta: { public: true },
  });

export const useInvitation = (token: string) => useQuery(invitationQuery(token));
