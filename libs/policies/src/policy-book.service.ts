import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { ChangeBus, Clock, Database, systemContext, tenantCache, type BoundedCache } from '@patchbay/platform';
import type { CatalogFacts } from './catalog-facts.ts';
import { CompiledPolicies, type PolicySet } from './compiled-policies.ts';
import { PolicySetRepository } from './policy-set.repository.ts';

/** Topic of the change bus: policies or app bindings of a tenant changed. */
export const POLICY_TOPIC = 'policy';

/** The compiled policies and app bindings of each tenant, cached: a judgement makes no query on a warm process. */
@Injectable()
export class PolicyBook {
  private readonly books: BoundedCache<CompiledPolicies>;
  private readonly facts: CatalogFacts;
  /** Most tenants decided nothing: they share one. */
  private readonly nothing: CompiledPolicies;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PolicySetRepository) private readonly repository: PolicySetRepository,
    @Inject(ChangeBus) changes: ChangeBus,
    @Inject(Clock) clock: Clock,
    @Inject(Catalog) catalog: Catalog,
  ) {
    this.facts = factsOf(catalog);
    this.nothing = new CompiledPolicies({ policies: [], bindings: [], defaultEffect: 'allow' }, this.facts);
    this.books = tenantCache({ topic: POLICY_TOPIC, changes, clock });
  }

  /** Answers without a promise when the tenant is warm. */
  compiled(tenantId: string): CompiledPolicies | Promise<CompiledPolicies> {
    return this.books.get(tenantId) ?? this.books.load(tenantId, () => this.load(tenantId));
  }

  private async load(tenantId: string): Promise<CompiledPolicies> {
    const set = await this.database.inTransaction(systemContext(tenantId, 'policies'), (ctx) =>
      this.repository.load(ctx),
    );
    return isNothing(set) ? this.nothing : new CompiledPolicies(set, this.facts);
  }
}

function isNothing({ policies, bindings, defaultEffect }: PolicySet): boolean {
  return policies.length === 0 && bindings.length === 0 && defaultEffect === 'allow';
}

function factsOf(catalog: Catalog): CatalogFacts {
  const required = catalog.capabilities().filter((capability) => capability.approval === 'required');
  return {
    approvalRequired: new Set(required.map((capability) => capability.name)),
    categoryOf: (provider) => catalog.provider(provider)?.category,
  };
}
