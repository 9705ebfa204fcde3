import type { RouteObject } from 'react-router';

/** What needs somebody's eye. */
export const alertsRoutes: readonly RouteObject[] = [
  { path: 'alerts', lazy: async () => ({ Component: (await import('./pages/alerts-page.tsx')).AlertsPage }) },
];
