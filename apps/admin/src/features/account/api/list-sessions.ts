import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type OpenSession = Schemas['SessionListItemDto'];

const listSessions = (signal: AbortSignal): Promise<OpenSession[]> =>
  dataOf(hub.GET('/api/v1/auth/sessions', { signal }));

export const sessionsQuery = () =>
  queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => listSessions(signal) });

/** Where the person is signed in, the latest used first. */
export const useSessions = () => useQuery(sessionsQuery());
