import type { DomainEvent } from '@patchbay/platform';
import type { ApprovalStatus } from './approval.ts';

interface Facts {
  readonly id: string;
  readonly operation_id: string;
  readonly capability: string;
  readonly app: string | null;
  readonly provider: string;
  readonly integration_id: string;
  readonly environment: string;
}

/** `approval.requested`, `.approved`, `.rejected`, `.expired`, `.cancelled`: which operation, never its input. */
export function approvalEvent(tenantId: string, verb: 'requested' | ApprovalStatus, facts: Facts): DomainEvent {
  const { id, operation_id, capability, app, provider, integration_id, environment } = facts;
  const data = { operation_id, capability, app, provider, integration_id, environment };
  return { type: `approval.${verb}`, tenantId, subjectId: id, data };
}
