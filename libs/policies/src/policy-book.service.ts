import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { ChangeBus, Database, systemContext } from '@patchbay/platform';
import type { CatalogFacts } from './catalog-facts.ts';
import { CompiledPolicies, type PolicySet } from './compiled-policies.ts';
import { PolicySetRepository } from './policy-set.repository.ts';

/** Topic of the change bus: policies or app bindings of a tenant changed. */
export const POLICY_TOPIC = 'policy';
const MAX_TENANTS = 10_000;

/** The compiled policies and app bindings of each tenant, cached: a judgement makes no query on a warm process. */
@Injectable()
export class PolicyBook {
  private readonly books = new Map<string, CompiledPolicies | Promise<CompiledPolicies>>();
  private readonly facts: CatalogFacts;
  /** Most tenants decided nothing: they share one. */
  private readonly nothing: CompiledPolicies;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PolicySetRepository) private readonly repository: PolicySetRepository,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(Catalog) catalog: Catalog,
  ) {
    this.facts = factsOf(catalog);
    this.nothing = new CompiledPolicies({ policies: [], bindings: [], defaultEffect: 'allow' }, this.facts);
    changes.subscribe(POLICY_TOPIC, (change) => {
      if (change === 'all') this.books.clear();
      else this.books.delete(change.tenantId);
    });
  }

  /** Undefined when the tenant is not warm in this process: ask `compiled`. */
  compiledNow(tenantId: string): CompiledPolicies | undefined {
    const known = this.known(tenantId);
    return known instanceof Promise ? undefined : known;
  }

  /** No query when warm. */
  async compiled(tenantId: string): Promise<CompiledPolicies> {
    const known = this.known(tenantId);
    if (known) return known;
    const loading = this.load(tenantId);
    this.remember(tenantId, loading);
    return loading;
  }

  private known(tenantId: string): CompiledPolicies | Promise<CompiledPolicies> | undefined {
    // While changes cannot reach this process nothing it remembers can be trusted.
    return this.changes.connected ? this.books.get(tenantId) : undefined;
  }

  private async load(tenantId: string): Promise<CompiledPolicies> {
    const set = await this.database.inTransaction(systemContext(tenantId, 'policies'), (ctx) =>
      this.repository.load(ctx),
    );
    return isNothing(set) ? this.nothing : new CompiledPolicies(set, this.facts);
  }

  private remember(tenantId: string, loading: Promise<CompiledPolicies>): void {
    if (this.books.size >= MAX_TENANTS) this.forgetOldest();
    this.books.set(tenantId, loading);
    // A change announced while loading has removed or replaced the entry: then what was loaded may be stale already.
    const settle = (result: CompiledPolicies | undefined): void => {
      if (this.books.get(tenantId) !== loading) return;
      if (result) this.books.set(tenantId, result);
      else this.books.delete(tenantId);
    };
    loading.then(settle, () => settle(undefined));
  }

  private forgetOldest(): void {
    const oldest = this.books.keys().next();
    if (!oldest.done) this.books.delete(oldest.value);
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
