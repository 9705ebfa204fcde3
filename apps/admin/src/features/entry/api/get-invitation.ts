import { queryOptions, useQuery } from '@tanstack/react-query';
import { hubJson } from '../../../lib/api/hub-json.ts';

export interface Invitation {
  readonly email: string;
  readonly tenant: { readonly name: string };
}

const getInvitation = (token: string, signal: AbortSignal) =>
  hubJson<Invitation>('GET', `/api/v1/auth/invitations/${encodeURIComponent(token)}`, { signal });

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => getInvitation(token, signal),
    meta: { public: true },
  });

export const useInvitation = (token: string) => useQuery(invitationQuery(token));
