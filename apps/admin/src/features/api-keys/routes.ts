import type { RouteObject } from 'react-router';

/** The API keys of the tenant. */
export const apiKeysRoutes: readonly RouteObject[] = [
  { path: 'api-keys', lazy: async () => ({ Component: (await import('./pages/api-keys-page.tsx')).ApiKeysPage }) },
];
