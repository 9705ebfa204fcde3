import { useMemo } from 'react';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { useConnections } from '../../integrations/index.ts';

/** How to call the connection that an operation was at. */
export interface ConnectionNames {
  of(integrationId: string | null, provider: string | null): string | null;
  /** What its tile is drawn from, here as everywhere: the vendor, whatever the connection is called. */
  vendorOf(provider: string | null): string | null;
}

/** A connection that was deleted goes by its provider's name. */
export function useConnectionNames(): ConnectionNames {
  const { data } = useConnections();
  return useMemo(() => {
    const names = new Map((data ?? []).map((connection) => [connection.id, nameOfConnection(connection)]));
    const vendors = new Map((data ?? []).map(({ provider, display_name }) => [provider, display_name]));
    return {
      of: (integrationId, provider) => names.get(integrationId ?? '') ?? provider,
      vendorOf: (provider) => vendors.get(provider ?? '') ?? provider,
    };
  }, [data]);
}
