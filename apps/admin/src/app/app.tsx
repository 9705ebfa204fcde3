import { QueryClientProvider, useQuery, type QueryClient } from '@tanstack/react-query';
import { Suspense, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ErrorState } from '../components/feedback/error-state.tsx';
import { ToastProvider } from '../components/feedback/toasts.tsx';
import { ApiError } from '../lib/api/api-error.ts';
import { requestContext } from '../lib/api/request-context.ts';
import { languageOf } from '../lib/i18n/languages.ts';
import { SessionProvider, sessionQuery, type CurrentSession } from '../lib/session/session.ts';
import { addressIn, preferredTenant, rememberTenant, tenantOfPath } from '../lib/session/tenant-address.ts';
import { LiveUpdatesProvider } from '../lib/live/live-updates.tsx';
import { isPublicAddress } from './doors.ts';
import { AppSkeleton } from './layout/app-skeleton.tsx';
import { publicRoutes, tenantRoutes } from './routes.tsx';

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
    return <ErrorState error={new ApiError({ status: 403, code: 'no_tenant', message: '' })} />;
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

/** The tenant of the address; an address without one (or with one that is not ours) becomes that of the preferred one. */
function currentSession(session: Omit<CurrentSession, 'tenant'>): CurrentSession | null {
  const { pathname, search } = globalThis.location;
  const named = tenantOfPath(pathname);
  const member = session.tenants.find(({ slug }) => slug === named);
  const tenant = member ?? preferredTenant(session.tenants);
  if (tenant === undefined) return null;
  if (member === undefined) {
    const path = named === null ? pathname : '/';
    globalThis.history.replaceState(null, '', addressIn(tenant.slug, path) + (named === null ? search : ''));
  }
  requestContext.tenant = tenant.slug;
  rememberTenant(tenant.slug);
  return { ...session, tenant };
}
