import { useMemo, useState } from 'react';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import { draftOf, hasProblem, valueOfDraft, type DraftRecord } from '../../../lib/schema/form-draft.ts';
import { schemaFields } from '../../../lib/schema/form-fields.ts';
import type { OperationRequest } from '../api/send-operation.ts';
import { useAbleConnections } from './able-connections.ts';
import type { Target } from './try-it-target.tsx';

/** What is typed and chosen on the try-it page, and the request it stands for. It begins in the sandbox, always. */
export function useTrial(capability: Capability, connectionId: string) {
  const fields = useMemo(() => schemaFields(capability.input), [capability]);
  const [draft, setDraft] = useState<DraftRecord>(() => draftOf(fields));
  const [target, setTarget] = useState<Target>({ environment: 'sandbox', isSure: false, connectionId });
  const { able, isKnown } = useAbleConnections(capability.name, target.environment);
  const pinned = able.find(({ id }) => id === target.connectionId);
  const isForReal = target.environment === 'production';
  const request: OperationRequest = {
    capability: capability.name,
    input: valueOfDraft(fields, draft),
    environment: target.environment,
    mode: 'sync',
    ...(pinned === undefined ? {} : { integration_id: pinned.id }),
  };
  return {
    ...{ fields, draft, setDraft, target, setTarget, able, request, isForReal },
    isNoneAble: isKnown && able.length === 0,
    isComplete: !hasProblem(fields, draft) && (!isForReal || target.isSure),
  };
}
