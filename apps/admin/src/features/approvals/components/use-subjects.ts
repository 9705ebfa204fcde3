import { useMemo } from 'react';
import { useActorNames, type NameOf } from '../../../lib/actors/actor-names.ts';
import { useCapabilities, type Capability } from '../../../lib/catalog/list-capabilities.ts';
import { useConnections, type Connection } from '../../integrations/index.ts';

/** What the ids in approvals stand for. */
export interface Subjects {
  readonly capabilities: readonly Capability[];
  readonly titleOf: (capability: string) => string;
  /** undefined: not known yet, or deleted. */
  readonly connectionOf: (id: string) => Connection | undefined;
  readonly isConnectionsKnown: boolean;
  readonly nameOf: NameOf;
}

const NOTHING: readonly never[] = [];

export function useSubjects(): Subjects {
  const capabilities = useCapabilities().data ?? NOTHING;
  const connections = useConnections();
  const nameOf = useActorNames();
  const byId = useMemo(() => new Map((connections.data ?? []).map((one) => [one.id, one])), [connections.data]);
  return {
    capabilities,
    titleOf: (name) => capabilities.find((one) => one.name === name)?.title ?? name,
    connectionOf: (id) => byId.get(id),
    isConnectionsKnown: connections.data !== undefined,
    nameOf,
  };
}
