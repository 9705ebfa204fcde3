import { configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { QueryClientProvider } from '@tanstack/react-query';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Suspense, type ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { PublicLayout } from '../app/layout/public-layout.tsx';
import { ToastProvider } from '../components/feedback/toasts.tsx';
import { createQueryClient } from '../lib/api/query-client.ts';
import { createI18n, localePath } from '../lib/i18n/create-i18n.ts';
import { SessionProvider, type CurrentSession, type Role } from '../lib/session/session.ts';

// Drawers and menus are fetched when they open; a busy machine takes its time over that.
configure({ asyncUtilTimeout: 15_000 });

const SOURCE = join(import.meta.dirname, '..');

interface Options {
  /** The address of the screen, with its query; the route is `path`. */
  at?: string;
  path?: string;
  language?: 'en' | 'ar';
  role?: Role;
}

export interface Screen {
  readonly user: UserEvent;
  /** Where the app is now: path and query. */
  readonly address: () => string;
  readonly unmount: () => void;
}

/** Draws one screen as the app would: router, texts, cache, toasts and a signed-in person, over the fake hub of the test. */
export async function renderScreen(element: ReactElement, options: Options = {}): Promise<Screen> {
  const { at = '/', path = '*', language = 'en', role = 'owner' } = options;
  const texts = await createI18n(language, readLocaleOfDisk);
  const queryClient = createQueryClient(() => undefined);
  queryClient.setDefaultOptions({ queries: { retry: false, gcTime: 0 } });
  const router = createMemoryRouter([{ element: <PublicLayout />, children: [{ path, element }] }], {
    initialEntries: [at],
  });
  const { unmount } = render(
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queryClient}>
        <SessionProvider value={sessionOf(role)}>
          <Suspense>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </Suspense>
        </SessionProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return {
    user: userEvent.setup(),
    address: () => router.state.location.pathname + router.state.location.search,
    unmount,
  };
}

async function readLocaleOfDisk(language: string, namespace: string) {
  return JSON.parse(await readFile(join(SOURCE, localePath(namespace, language)), 'utf8')) as Record<string, string>;
}

function sessionOf(role: Role): CurrentSession {
  const tenant = { id: '01tenant', slug: 'acme', name: 'Acme', role };
  return {
    person: { id: '01person', email: 'ada@acme.example', name: 'Ada Lovelace' },
    csrf_token: 'csrf-of-a-test',
    tenants: [tenant],
    tenant,
  };
}
