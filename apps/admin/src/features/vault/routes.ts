import type { RouteObject } from 'react-router';

/** The keys that protect credentials. */
export const vaultRoutes: readonly RouteObject[] = [
  { path: 'vault', lazy: async () => ({ Component: (await import('./pages/vault-page.tsx')).VaultPage }) },
];
