import type { ReactNode } from 'react';
import { RouterProvider as AriaRouter } from 'react-aria-components';
import { useHref, useNavigate } from 'react-router';

/** Links of the kit go through the app's router. */
export function RouterBridge({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  return (
    <AriaRouter navigate={(path) => void navigate(path)} useHref={useAppHref}>
      {children}
    </AriaRouter>
  );
}

/** The tenant's part of the address is added to paths of this app; whole URLs stay as they are. */
function useAppHref(href: string): string {
  const inApp = useHref(href);
  return /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : inApp;
}
