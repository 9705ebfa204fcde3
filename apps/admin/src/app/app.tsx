import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ErrorState } from '../components/feedback/error-state.tsx';
import { ToastProvider } from '../components/feedback/toasts.tsx';
import { ApiError } from '../lib/api/api-error.ts';
import { requestContext } from '../lib/api/request-context.ts';
import { languageOf } from '../lib/i18n/languages.ts';
import { SessionProvider, sessionQuery, type CurrentSession, type Session } from '../lib/session/session.ts';
import { addressIn, preferredTenant, rememberTenant, tenantOfPath } from '../lib/session/tenant-address.ts';
import { LiveUpdatesProvider } from '../lib/live/live-updates.tsx';
import { isPublicAddress } from './doors.ts';
import { AppSkeleton } from './layout/app-skeleton.tsx';
import { publicRoutes, tenantRoutes } from './routes.tsx';

const NoMembershipPage = lazy(() =>
  import('../features/entry/index.ts').then((entry) => ({ default: entry.NoMembershipPage })),
);

/** The whole app. The address decides which half of it: the doors, or the screens of a tenant. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  const isPublic = isPublicAddress(globalThis.location.pathname);
  return (
    <QueryClientProvider client={queryClient}>
      <Localised>
        <Suspense fallback={isPublic ? null : <AppSkeleton />}>
          <ToastProvider>{isPublic ? <PublicApp /> : <TenantApp />}</ToastProvider>
        </Suspense>
      </Localised>
    </QueryClientProvider>
  );
}

function Localised({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <I18nProvider locale={languageOf(i18n.language).locale}>{children}</I18nProvider>;
}

function PublicApp() {
  const router = useMemo(() => createBrowserRouter(publicRoutes), []);
  return <RouterProvider router={router} />;
}

function TenantApp() {
  const { data, error, refetch } = useQuery(sessionQuery);
  if (data !== undefined) {
    const current = currentSession(data);
    if (current !== null) return <TenantScreens session={current} />;
    return <NoMembershipPage session={data} tenant={tenantOfPath(globalThis.location.pathname)} />;
  }
  // A 401 is on its way to the sign-in page (main.tsx).
  if (error === null || (error instanceof ApiError && error.status === 401)) return <AppSkeleton />;
  return <ErrorState error={error} onRetry={() => void refetch()} />;
}

function TenantScreens({ session }: { session: CurrentSession }) {
  const { slug } = session.tenant;
  const router = useMemo(() => createBrowserRouter(tenantRoutes, { basename: `/t/${slug}` }), [slug]);
  return (
    <SessionProvider value={session}>
      <LiveUpdatesProvider>
        <RouterProvider router={router} />
      </LiveUpdatesProvider>
    </SessionProvider>
  );
}

/** The tenant of the address, null when the person is not a member; an address without one becomes that of the preferred. */
function currentSession(session: Session): CurrentSession | null {
  const { pathname, search } = globalThis.location;
  const named = tenantOfPath(pathname);
  const tenant = named === null ? preferredTenant(session.tenants) : session.tenants.find(({ slug }) => slug === named);
  if (tenant === undefined) return null;
  if (named === null) globalThis.history.replaceState(null, '', addressIn(tenant.slug, pathname) + search);
  requestContext.tenant = tenant.slug;
  rememberTenant(tenant.slug);
  return { ...session, tenant };
}
