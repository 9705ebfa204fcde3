import { Injectable } from '@nestjs/common';
import type { TransactionContext } from '@patchbay/platform';
import type { FindOptionsWhere, Repository } from 'typeorm';
import { RoutingRuleEntity } from './routing-rule.entity.ts';
import type { RoutingRule } from './routing-rule.ts';

export interface RuleFilter {
  readonly capability?: string;
  readonly integration_id?: string;
}

/** Rules in the database; row-level security and an explicit tenant hold every statement to one tenant. */
@Injectable()
export class RoutingRuleRepository {
  async find(ctx: TransactionContext, id: string): Promise<RoutingRuleEntity | null> {
    return this.rules(ctx).findOneBy({ tenantId: ctx.tenantId, id });
  }

  async page(
    ctx: TransactionContext,
    filter: RuleFilter,
    offset: number,
    limit: number,
  ): Promise<[RoutingRuleEntity[], number]> {
    const where: FindOptionsWhere<RoutingRuleEntity> = { tenantId: ctx.tenantId };
    if (filter.capability !== undefined) where.capability = filter.capability;
    if (filter.integration_id !== undefined) where.integrationId = filter.integration_id;
    const order = { capability: 'ASC', priority: 'ASC', id: 'ASC' } as const;
    return this.rules(ctx).findAndCount({ where, order, skip: offset, take: limit });
  }

  async save(ctx: TransactionContext, rule: RoutingRuleEntity): Promise<void> {
    await this.rules(ctx).save(rule);
  }

  async remove(ctx: TransactionContext, id: string): Promise<boolean> {
    const { affected } = await this.rules(ctx).delete({ tenantId: ctx.tenantId, id });
    return affected === 1;
  }

  /** The default rule of a capability and environment, if it has one besides `exceptId`. */
  async otherDefault(ctx: TransactionContext, rule: RoutingRuleEntity): Promise<string | null> {
    const rows = await ctx.tx.query<{ id: string }>(
      `SELECT r.id FROM routing_rules r
       JOIN connections c ON c.tenant_id = r.tenant_id AND c.id = r.integration_id
       WHERE r.tenant_id = $1 AND r.capability = $2 AND r.id <> $3 AND r.is_default
         AND c.environment = (SELECT environment FROM connections WHERE tenant_id = $1 AND id = $4)
       LIMIT 1`,
      [ctx.tenantId, rule.capability, rule.id, rule.integrationId],
    );
    return rows[0]?.id ?? null;
  }

  /** Everything evaluation needs; a rule whose connection was deleted is still there, for its fallback's sake. */
  async all(ctx: TransactionContext): Promise<RoutingRule[]> {
    return ctx.tx.query<RoutingRule>(
      `SELECT r.id, r.name, r.capability, c.environment, r.integration_id AS "integrationId",
         r.fallback_integration_id AS "fallbackIntegrationId", r.priority, r.is_default AS "isDefault", r.conditions,
         r.enabled
       FROM routing_rules r JOIN connections c ON c.tenant_id = r.tenant_id AND c.id = r.integration_id
       WHERE r.tenant_id = $1`,
      [ctx.tenantId],
    );
  }

  async rulesReferringTo(ctx: TransactionContext, connectionId: string): Promise<RoutingRuleEntity[]> {
    return this.rules(ctx).find({
      where: [
        { tenantId: ctx.tenantId, integrationId: connectionId },
        { tenantId: ctx.tenantId, fallbackIntegrationId: connectionId },
      ],
      order: { id: 'ASC' },
    });
  }

  private rules(ctx: TransactionContext): Repository<RoutingRuleEntity> {
    return ctx.tx.manager.getRepository(RoutingRuleEntity);
  }
}

/** A rule in one short phrase. */
export function nameOf({ name, id, capability }: RoutingRuleEntity): string {
  return `routing rule ${name === null ? '' : `"${name}" `}${id} for ${capability}`;
}
