import { lazy, Suspense, useState } from 'react';
import type { Provider } from '../api/list-providers.ts';

// Most who look at a provider do not connect it.
const ConnectDrawer = lazy(() => import('./connect-drawer.tsx').then((file) => ({ default: file.ConnectDrawer })));

interface ConnectHostProps {
  isOpen: boolean;
  /** Whether there is anything left to connect, and for whom. */
  mayOpen: boolean;
  provider: Provider;
  environments: Provider['environments'];
  onClose: () => void;
}

/** Opens the connect drawer. What it makes may take the last free environment; it stays open all the same. */
export function ConnectHost({ isOpen, mayOpen, provider, environments, onClose }: ConnectHostProps) {
  const [offered, setOffered] = useState<Provider['environments'] | null>(null);
  if (isOpen && offered === null && mayOpen) setOffered(environments);
  if (!isOpen && offered !== null) setOffered(null);
  if (!isOpen || offered === null) return null;
  return (
    <Suspense>
      <ConnectDrawer provider={provider} environments={offered} onClose={onClose} />
    </Suspense>
  );
}
