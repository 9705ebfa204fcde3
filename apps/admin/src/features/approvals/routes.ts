import type { RouteObject } from 'react-router';

/** The inbox of approvals. */
export const approvalsRoutes: readonly RouteObject[] = [
  { path: 'approvals', lazy: async () => ({ Component: (await import('./pages/approvals-page.tsx')).ApprovalsPage }) },
];
