import { useMemo } from 'react';
import { useCapabilities, type Capability } from '../../../lib/catalog/list-capabilities.ts';
import { useConnections, useProviders, type Connection, type Provider } from '../../integrations/index.ts';
import type { Names } from './policy-sentence.tsx';

export interface Catalog {
  readonly capabilities: readonly Capability[];
  readonly providers: readonly Provider[];
  readonly connections: readonly Connection[];
  readonly names: Names;
}

const NOTHING: readonly never[] = [];

/** What policies and bindings are about. Names come when they come: a sentence with a plain name is still true. */
export function useCatalog(): Catalog {
  const capabilities = useCapabilities().data ?? NOTHING;
  const providers = useProviders().data ?? NOTHING;
  const connections = useConnections().data ?? NOTHING;
  return useMemo(
    () => ({
      capabilities,
      providers,
      connections,
      names: {
        capability: (name) => capabilities.find((one) => one.name === name)?.title ?? name,
        provider: (name) => providers.find((one) => one.name === name)?.display_name ?? name,
      },
    }),
    [capabilities, providers, connections],
  );
}
