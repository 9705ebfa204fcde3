import { Conditions } from '@patchbay/platform';

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

/** The conditions of a filter, newest first below `before`. */
export function conditions(tenantId: string, filter: OperationFilter, before: string | null): Conditions {
  return new Conditions(tenantId)
    .add('id <', before)
    .add('status =', filter.status)
    .add('capability =', filter.capability)
    .add('provider =', filter.provider)
    .add('integration_id =', filter.integration_id)
    .add('app =', filter.app)
    .add('idempotency_key =', filter.idempotency_key)
    .madeBetween(filter.from, filter.to);
}
