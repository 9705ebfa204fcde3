import { useMemo } from 'react';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { useConnections } from '../../integrations/index.ts';

/** How to call the connection that an operation was at. */
export interface ConnectionNames {
  of(integrationId: string | null, provider: string | null): string | null;
}

/** A connection that was deleted goes by its provider's name. */
export function useConnectionNames(): ConnectionNames {
  const { data } = useConnections();
  return useMemo(() => {
    const names = new Map((data ?? []).map((connection) => [connection.id, nameOfConnection(connection)]));
    return { of: (integrationId, provider) => names.get(integrationId ?? '') ?? provider };
  }, [data]);
}
