import { Injectable } from '@nestjs/common';
import { ChangeBus, Clock, SystemDatabase, tenantCache, type BoundedCache } from '@patchbay/platform';
import { TENANT_TOPIC } from './access.topics.ts';

/** What other libs need to know about a tenant on the way to a vendor. */
export interface TenantFacts {
  readonly id: string;
  readonly slug: string;
  readonly secretPrefixes: readonly string[];
  /** Where people of the tenant are told by e-mail; null: nowhere. */
  readonly ownerEmail: string | null;
}

interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly secret_prefixes: string[];
  readonly owner_email: string | null;
}

const MAX_AGE_MS = 300_000;
const UNHEARD_MAX_AGE_MS = 1000;

/** Living tenants, cached; a change made by another process is seen within a second. */
@Injectable()
export class TenantDirectory {
  readonly #system: SystemDatabase;
  readonly #facts: BoundedCache<TenantFacts | null>;

  constructor(system: SystemDatabase, changes: ChangeBus, clock: Clock) {
    this.#system = system;
    this.#facts = tenantCache({
      ...{ topic: TENANT_TOPIC, changes, clock },
      ...{ maxAgeMs: MAX_AGE_MS, unheardMaxAgeMs: UNHEARD_MAX_AGE_MS },
    });
  }

  /** null: no such tenant, or deleted. */
  async find(tenantId: string): Promise<TenantFacts | null> {
    return this.#facts.load(tenantId, async () => {
      const [row] = await this.#system.query<TenantRow>(
        {
          name: 'tenant_facts',
          text: 'SELECT id, slug, secret_prefixes, owner_email FROM tenants WHERE id = $1 AND deleted_at IS NULL',
        },
        [tenantId],
      );
      if (row === undefined) return null;
      return { id: row.id, slug: row.slug, secretPrefixes: row.secret_prefixes, ownerEmail: row.owner_email };
    });
  }
}
