import type { RouteObject } from 'react-router';

/** The catalog, and a page for each provider. */
export const integrationsRoutes: readonly RouteObject[] = [
  {
    path: 'integrations',
    lazy: async () => ({ Component: (await import('./pages/integrations-page.tsx')).IntegrationsPage }),
  },
];
