import type { RouteObject } from 'react-router';

/** The catalog, a page for each provider, and one for each connection. */
export const integrationsRoutes: readonly RouteObject[] = [
  {
    path: 'integrations',
    lazy: async () => ({ Component: (await import('./pages/integrations-page.tsx')).IntegrationsPage }),
  },
  {
    path: 'integrations/:provider',
    lazy: async () => ({ Component: (await import('./pages/provider-page.tsx')).ProviderPage }),
  },
  {
    path: 'integrations/:provider/:id',
    lazy: async () => ({ Component: (await import('./pages/connection-page.tsx')).ConnectionPage }),
  },
];
