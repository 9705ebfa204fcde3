import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../../../lib/api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Invitation = Schemas['InvitationDto'];

const listInvitations = (signal: AbortSignal): Promise<Invitation[]> =>
  allPages((page) =>
    envelopeOf(hub.GET('/api/v1/members/invitations', { params: { query: { page, per_page: 100 } }, signal })),
  );

export const invitationsQuery = () =>
  queryOptions({ queryKey: ['members', 'invitations'], queryFn: ({ signal }) => listInvitations(signal) });

/** Invitations nobody has accepted yet, newest first. */
export const useInvitations = () => useQuery(invitationsQuery());
