import type { RouteObject } from 'react-router';

/** The list of workflow runs, and each by itself. */
export const workflowRunsRoutes: readonly RouteObject[] = [
  {
    path: 'workflow-runs',
    lazy: async () => ({ Component: (await import('./pages/workflow-runs-page.tsx')).WorkflowRunsPage }),
  },
  {
    path: 'workflow-runs/:id',
    lazy: async () => ({ Component: (await import('./pages/workflow-run-page.tsx')).WorkflowRunPage }),
  },
];
