import type { RouteObject } from 'react-router';

/** The doors: what is there before somebody is signed in. */
export const entryRoutes: readonly RouteObject[] = [
  {
    lazy: async () => ({ Component: (await import('./components/entry-frame.tsx')).EntryFrame }),
    children: [
      { path: 'setup', lazy: async () => ({ Component: (await import('./pages/setup-page.tsx')).SetupPage }) },
      { path: 'sign-in', lazy: async () => ({ Component: (await import('./pages/sign-in-page.tsx')).SignInPage }) },
      {
        path: 'reset-password',
        lazy: async () => ({ Component: (await import('./pages/reset-password-page.tsx')).ResetPasswordPage }),
      },
      {
        path: 'invitation',
        lazy: async () => ({ Component: (await import('./pages/invitation-page.tsx')).InvitationPage }),
      },
    ],
  },
];
