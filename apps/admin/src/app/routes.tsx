import { Navigate, type RouteObject } from 'react-router';
import { entryRoutes } from '../features/entry/routes.ts';
import { integrationsRoutes } from '../features/integrations/routes.ts';
import { membersRoutes } from '../features/members/routes.ts';
import { apiKeysRoutes } from '../features/api-keys/routes.ts';
import { operationsRoutes } from '../features/operations/routes.ts';
import { routingRoutes } from '../features/routing/routes.ts';
import { workflowRunsRoutes } from '../features/workflow-runs/routes.ts';
import { alertsRoutes } from '../features/alerts/routes.ts';
import { auditLogRoutes } from '../features/audit-log/routes.ts';
import { vaultRoutes } from '../features/vault/routes.ts';
import { accountRoutes } from '../features/account/routes.ts';
import { policiesRoutes } from '../features/policies/routes.ts';
import { approvalsRoutes } from '../features/approvals/routes.ts';
import { ErrorPage } from './error-page.tsx';
import { AppSkeleton } from './layout/app-skeleton.tsx';
import { PublicLayout } from './layout/public-layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PLACES, type Place } from './navigation.ts';

// One line for each feature. A path that PLACES knows appears in the navigation by itself.
const FEATURE_ROUTES: readonly RouteObject[] = [
  ...integrationsRoutes,
  ...operationsRoutes,
  ...routingRoutes,
  ...policiesRoutes,
  ...approvalsRoutes,
  ...workflowRunsRoutes,
  ...membersRoutes,
  ...apiKeysRoutes,
  ...alertsRoutes,
  ...auditLogRoutes,
  ...vaultRoutes,
  ...accountRoutes,
];

/** Before a tenant is known: setting up, signing in, accepting an invitation. */
export const publicRoutes: RouteObject[] = [
  { element: <PublicLayout />, hydrateFallbackElement: <></>, errorElement: <ErrorPage />, children: [...entryRoutes] },
];

/** The screens of one tenant; their addresses are below `/t/<slug>`. */
export const tenantRoutes: RouteObject[] = [
  {
    lazy: async () => {
      const { AppLayout } = await import('./layout/app-layout.tsx');
      return { element: <AppLayout places={shownPlaces()} /> };
    },
    hydrateFallbackElement: <AppSkeleton />,
    errorElement: <ErrorPage />,
    children: [
      { index: true, element: <Navigate to="/integrations" replace /> },
      { errorElement: <ErrorPage />, children: [...FEATURE_ROUTES, { path: '*', element: <NotFoundPage /> }] },
    ],
  },
];

function shownPlaces(): Place[] {
  return PLACES.filter(({ path }) => FEATURE_ROUTES.some((route) => `/${route.path ?? ''}` === path));
}
