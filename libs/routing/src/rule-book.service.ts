import { Inject, Injectable } from '@nestjs/common';
import { ChangeBus, Clock, Database, systemContext, tenantCache, type BoundedCache } from '@patchbay/platform';
import { RoutingRuleRepository } from './routing-rule.repository.ts';
import { CompiledRules } from './routing-rule.ts';

/** Topic of the change bus: the rules of a tenant changed. */
export const ROUTING_TOPIC = 'routing';

/** The compiled rules of each tenant, cached: evaluation makes no query on a warm process. */
@Injectable()
export class RuleBook {
  private readonly books: BoundedCache<CompiledRules>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RoutingRuleRepository) private readonly repository: RoutingRuleRepository,
    @Inject(ChangeBus) changes: ChangeBus,
    @Inject(Clock) clock: Clock,
  ) {
    this.books = tenantCache({ topic: ROUTING_TOPIC, changes, clock });
  }

  /** Answers without a promise when the tenant is warm. */
  compiled(tenantId: string): CompiledRules | Promise<CompiledRules> {
    return this.books.get(tenantId) ?? this.books.load(tenantId, () => this.load(tenantId));
  }

  private async load(tenantId: string): Promise<CompiledRules> {
    const rules = await this.database.inTransaction(systemContext(tenantId, 'routing'), (ctx) =>
      this.repository.all(ctx),
    );
    return new CompiledRules(rules);
  }
}
