import { OPERATIONS_QUEUE } from '@patchbay/access';
import { Conditions } from '@patchbay/platform';
import { PAUSED_FROM } from './paused-work.ts';

/** Which operations are asked for; what is not given does not matter. */
export interface OperationFilter {
  readonly status?: string | undefined;
  readonly capability?: string | undefined;
  readonly provider?: string | undefined;
  readonly integration_id?: string | undefined;
  readonly app?: string | undefined;
  readonly idempotency_key?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

const AT_WORK = `SELECT id FROM work WHERE queue = '${OPERATIONS_QUEUE}' AND tenant_id = $1`;

/**
 * What has not ended stands in a table of its own as well, which holds little else and has an index: without it, a status
 * that nothing is in would be looked for in all the tenant ever asked for. "status" itself is in no index (see DESIGN.md).
 */
const WHERE_TO_LOOK: Readonly<Record<string, string>> = {
  pending: `id IN (${AT_WORK})`,
  in_progress: `id IN (${AT_WORK})`,
  retrying: `id IN (${AT_WORK})`,
  paused: `id IN (${AT_WORK} AND due_at >= ${PAUSED_FROM})`,
  awaiting_approval: `id IN (SELECT operation_id FROM approvals WHERE tenant_id = $1 AND status = 'pending')`,
};

/** The conditions of a filter, newest first below `before`. */
export function conditions(tenantId: string, filter: OperationFilter, before: string | null): Conditions {
  return new Conditions(tenantId)
    .add('id <', before)
    .add('status =', filter.status)
    .also(WHERE_TO_LOOK[filter.status ?? ''])
    .add('capability =', filter.capability)
    .add('provider =', filter.provider)
    .add('integration_id =', filter.integration_id)
    .add('app =', filter.app)
    .add('idempotency_key =', filter.idempotency_key)
    .madeBetween(filter.from, filter.to);
}
