import { useMemo } from 'react';
import { useConnections, type Connection } from '../../integrations/index.ts';

/** The connections of an environment that have a capability enabled. `isKnown`: the list has come. */
export function useAbleConnections(capability: string, environment: string): { able: Connection[]; isKnown: boolean } {
  const { data } = useConnections();
  return useMemo(() => {
    const able = (data ?? []).filter(
      (connection) => connection.environment === environment && connection.enabled_capabilities.includes(capability),
    );
    return { able, isKnown: data !== undefined };
  }, [data, capability, environment]);
}
