import type { RouteObject } from 'react-router';

/** Who changed what. */
export const auditLogRoutes: readonly RouteObject[] = [
  { path: 'audit-log', lazy: async () => ({ Component: (await import('./pages/audit-log-page.tsx')).AuditLogPage }) },
];
