import type { RouteObject } from 'react-router';

/** What apps may do, and what they are bound to. */
export const policiesRoutes: readonly RouteObject[] = [
  { path: 'policies', lazy: async () => ({ Component: (await import('./pages/policies-page.tsx')).PoliciesPage }) },
];
