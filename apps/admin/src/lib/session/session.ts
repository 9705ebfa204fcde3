import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { apiErrorOf } from '../api/api-error.ts';
import { dataOf, hub, type Schemas } from '../api/hub.ts';
import { requestContext } from '../api/request-context.ts';

export type Session = Schemas['SessionDto'];
/** A tenant that the signed-in person is a member of, and as what. */
export type Membership = Session['tenants'][number];
export type Role = Membership['role'];

async function getSession(signal: AbortSignal): Promise<Session> {
  const session = await dataOf(hub.GET('/api/v1/auth/session', { signal }));
  requestContext.csrfToken = session.csrf_token;
  return session;
}

/** Who is signed in; an ApiError of status 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => getSession(signal),
  staleTime: 5 * 60_000,
  meta: { public: true },
});

/** The session and the tenant that this page is about. */
export interface CurrentSession extends Session {
  readonly tenant: Membership;
}

const SessionContext = createContext<CurrentSession | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in, and where. Only below the signed-in layout. */
export function useSession(): CurrentSession {
  const session = use(SessionContext);
  if (session === null) throw apiErrorOf(401, null, null);
  return session;
}

/** Whether the person may change things in this tenant; a viewer only reads. */
export function useMayChange(): boolean {
  return useSession().tenant.role !== 'viewer';
}
