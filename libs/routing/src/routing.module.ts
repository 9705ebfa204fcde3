import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { CallsModule } from '@patchbay/calls';
import { CatalogModule } from '@patchbay/catalog';
import {
  ConnectionReferrer,
  ConnectionReferrers,
  ConnectionsModule,
  type ConnectionReference,
} from '@patchbay/connections';
import { Database, type Context } from '@patchbay/platform';
import { RouteEvaluation } from './route-evaluation.service.ts';
import { RouteGuards } from './route-guard.ts';
import { Router } from './router.service.ts';
import { nameOf, RoutingRuleRepository } from './routing-rule.repository.ts';
import { RoutingRulesController } from './routing-rules.controller.ts';
import { RoutingRules } from './routing-rules.service.ts';
import { RuleBook } from './rule-book.service.ts';

/** Tells who deletes or disables a connection which rules name it. */
@Injectable()
class RuleReferrer extends ConnectionReferrer implements OnModuleInit {
  constructor(
    @Inject(ConnectionReferrers) private readonly referrers: ConnectionReferrers,
    @Inject(Database) private readonly database: Database,
    @Inject(RoutingRuleRepository) private readonly repository: RoutingRuleRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.referrers.register(this);
  }

  override async referencesTo(ctx: Context, connectionId: string): Promise<ConnectionReference[]> {
    const rules = await this.database.inTransaction(ctx, (tx) => this.repository.rulesReferringTo(tx, connectionId));
    return rules.map((rule) => ({
      type: 'routing_rule',
      id: rule.id,
      text: nameOf(rule),
      details: {
        name: rule.name,
        capability: rule.capability,
        role: rule.integrationId === connectionId ? 'first' : 'fallback',
        enabled: rule.enabled,
        is_default: rule.isDefault,
        fallback_integration_id: rule.fallbackIntegrationId,
      },
    }));
  }
}

@Module({
  imports: [AuditModule, CallsModule, CatalogModule, ConnectionsModule],
  providers: [RoutingRuleRepository, RuleBook, Router, RouteGuards, RouteEvaluation, RoutingRules, RuleReferrer],
  exports: [Router, RouteEvaluation, RouteGuards, RoutingRules],
})
export class RoutingModule {}

@Module({ imports: [RoutingModule, CatalogModule], controllers: [RoutingRulesController] })
export class RoutingHttpModule {}
