import { firstIdAt } from '../ids/ids.ts';

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

  /** A condition without a value of its own: `$1` is the tenant. Undefined adds nothing. */
  also(condition: string | undefined): this {
    if (condition !== undefined) this.#parts.push(condition);
    return this;
  }

  /** At `from` or after, and before `to`; a time is also one of ids, which leaves other weeks' partitions unread. */
  madeBetween(from: Date | undefined, to: Date | undefined): this {
    return this.add('created_at >=', from)
      .add('created_at <', to)
      .add('id >=', from && firstIdAt(new Date(from.getTime() - SLACK_MS)))
      .add('id <', to && firstIdAt(new Date(to.getTime() + SLACK_MS)));
  }

  get where(): string {
    return this.#parts.join(' AND ');
  }
}
