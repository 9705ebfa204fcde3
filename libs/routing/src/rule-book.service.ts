import { Inject, Injectable } from '@nestjs/common';
import { ChangeBus, Database, systemContext } from '@patchbay/platform';
import { RoutingRuleRepository } from './routing-rule.repository.ts';
import { CompiledRules } from './routing-rule.ts';

/** Topic of the change bus: the rules of a tenant changed. */
export const ROUTING_TOPIC = 'routing';
const MAX_TENANTS = 10_000;

/** The compiled rules of each tenant, cached: evaluation makes no query on a warm process. */
@Injectable()
export class RuleBook {
  private readonly books = new Map<string, Promise<CompiledRules> | CompiledRules>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RoutingRuleRepository) private readonly repository: RoutingRuleRepository,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
  ) {
    changes.subscribe(ROUTING_TOPIC, (change) => {
      if (change === 'all') this.books.clear();
      else this.books.delete(change.tenantId);
    });
  }

  /** Answers without a promise when the tenant is warm. */
  compiled(tenantId: string): CompiledRules | Promise<CompiledRules> {
    // While changes cannot reach this process nothing it remembers can be trusted.
    const known = this.changes.connected ? this.books.get(tenantId) : undefined;
    if (known) return known;
    const loading = this.load(tenantId);
    this.remember(tenantId, loading);
    return loading;
  }

  private async load(tenantId: string): Promise<CompiledRules> {
    const rules = await this.database.inTransaction(systemContext(tenantId, 'routing'), (ctx) =>
      this.repository.all(ctx),
    );
    return new CompiledRules(rules);
  }

  private remember(tenantId: string, loading: Promise<CompiledRules>): void {
    if (this.books.size >= MAX_TENANTS) this.forgetOldest();
    this.books.set(tenantId, loading);
    // A change announced while loading has removed or replaced the entry: then what was loaded may be stale already.
    const settle = (result: CompiledRules | undefined): void => {
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
