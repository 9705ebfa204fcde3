import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../api/hub.ts';

export type Member = Schemas['MemberDto'];

const listMembers = (signal: AbortSignal): Promise<Member[]> =>
  allPages((page) => envelopeOf(hub.GET('/api/v1/members', { params: { query: { page, per_page: 100 } }, signal })));

export const membersQuery = () =>
  queryOptions({ queryKey: ['members', 'all'], queryFn: ({ signal }) => listMembers(signal) });

/** Everybody who works in the tenant, who joined first first. */
export const useMembers = () => useQuery(membersQuery());
