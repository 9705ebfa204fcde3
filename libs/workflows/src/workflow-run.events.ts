import type { DomainEvent } from '@patchbay/platform';
import type { RunRecord } from './workflow-run.types.ts';

/** A run has become what it now is: `workflow_run.succeeded`, `.failed`, `.cancelled`, `.paused`, `.awaiting_approval`, `.running`. */
export function runEvent(run: RunRecord): DomainEvent {
  return {
    type: `workflow_run.${run.status}`,
    tenantId: run.tenant_id,
    subjectId: run.id,
    data: {
      name: run.name,
      app: run.app,
      environment: run.environment,
      error_code: run.error?.code ?? null,
      step: run.error?.step ?? null,
    },
  };
}
