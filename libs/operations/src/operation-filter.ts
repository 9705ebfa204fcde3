import { firstIdAt } from '@patchbay/platform';

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

/** An id is made in the same moment as `created_at`; clocks that are set, or tests, may tell them apart by a little. */
const SLACK_MS = 3_600_000;

/** Collects conditions and their values for `WHERE`, beginning with the tenant. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  constructor(tenantId: string) {
    this.add('tenant_id =', tenantId);
  }

  /** `left` is a column and an operator; a value that is not there adds nothing. */
  add(left: string, value: unknown): this {
    if (value === undefined || value === null) return this;
    this.values.push(value);
    this.#parts.push(`${left} $${this.values.length}`);
    return this;
  }

  get where(): string {
    return this.#parts.join(' AND ');
  }
}

/** The conditions of a filter, newest first below `before`; a time is also one of ids, which keeps other weeks unread. */
export function conditions(tenantId: string, filter: OperationFilter, before: string | null): Conditions {
  const { from, to } = filter;
  return new Conditions(tenantId)
    .add('id <', before)
    .add('status =', filter.status)
    .add('capability =', filter.capability)
    .add('provider =', filter.provider)
    .add('integration_id =', filter.integration_id)
    .add('app =', filter.app)
    .add('idempotency_key =', filter.idempotency_key)
    .add('created_at >=', from)
    .add('created_at <', to)
    .add('id >=', from && firstIdAt(new Date(from.getTime() - SLACK_MS)))
    .add('id <', to && firstIdAt(new Date(to.getTime() + SLACK_MS)));
}
