import type { RouteObject } from 'react-router';

/** The rules of every capability, and what would serve a request and why. */
export const routingRoutes: readonly RouteObject[] = [
  { path: 'routing', lazy: async () => ({ Component: (await import('./pages/routing-page.tsx')).RoutingPage }) },
  {
    path: 'routing/explain',
    lazy: async () => ({ Component: (await import('./pages/explain-page.tsx')).ExplainPage }),
  },
];
