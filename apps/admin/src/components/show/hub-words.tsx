import type { ReactNode } from 'react';

/**
 * What the hub or a vendor says: a reason, an error, a help text of a provider. It is English in every language of
 * the app, so it is marked as that for whoever has the page read out, and kept from turning its sentence round.
 */
export function HubWords({ children }: { children: ReactNode }) {
  return <bdi lang="en">{children}</bdi>;
}
