import type { RouteObject } from 'react-router';

/** The people of the tenant. */
export const membersRoutes: readonly RouteObject[] = [
  { path: 'members', lazy: async () => ({ Component: (await import('./pages/members-page.tsx')).MembersPage }) },
];
