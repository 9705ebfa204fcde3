import type { RouteObject } from 'react-router';

/** What concerns the person, and how the hub is set up. */
export const accountRoutes: readonly RouteObject[] = [
  { path: 'account', lazy: async () => ({ Component: (await import('./pages/account-page.tsx')).AccountPage }) },
  { path: 'settings', lazy: async () => ({ Component: (await import('./pages/settings-page.tsx')).SettingsPage }) },
];
