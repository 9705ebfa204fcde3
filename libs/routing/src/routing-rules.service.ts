import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Catalog } from '@patchbay/catalog';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  ChangeBus,
  Clock,
  Database,
  newId,
  notFound,
  validationFailed,
  type Context,
  type FieldErrors,
  type TransactionContext,
} from '@patchbay/platform';
import { checkConditions } from './condition-check.ts';
import type { CreateRoutingRuleDto, UpdateRoutingRuleDto } from './routing-rule.dto.ts';
import { RoutingRuleEntity } from './routing-rule.entity.ts';
import { RoutingRuleRepository, type RuleFilter } from './routing-rule.repository.ts';
import { ROUTING_TOPIC } from './rule-book.service.ts';

/** The rules of a tenant: who serves which capability. */
@Injectable()
export class RoutingRules {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RoutingRuleRepository) private readonly repository: RoutingRuleRepository,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async page(ctx: Context, filter: RuleFilter, offset: number, limit: number): Promise<[RoutingRuleEntity[], number]> {
    return this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, offset, limit));
  }

  async get(ctx: Context, id: string): Promise<RoutingRuleEntity> {
    return this.database.inTransaction(ctx, (tx) => this.require(tx, id));
  }

  async create(ctx: Context, body: CreateRoutingRuleDto): Promise<RoutingRuleEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const rule = new RoutingRuleEntity();
      const now = this.clock.now();
      Object.assign(rule, { ...DEFAULTS, tenantId: ctx.tenantId, id: newId(), createdAt: now });
      await this.store(tx, apply(rule, body, now), body, 'routing_rule.created');
      return rule;
    });
  }

  async update(ctx: Context, id: string, body: UpdateRoutingRuleDto): Promise<RoutingRuleEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const rule = await this.require(tx, id);
      await this.store(tx, apply(rule, body, this.clock.now()), body, 'routing_rule.changed');
      return rule;
    });
  }

  async remove(ctx: Context, id: string): Promise<void> {
    await this.database.inTransaction(ctx, async (tx) => {
      if (!(await this.repository.remove(tx, id))) throw notFound('routing rule');
      await this.announce(tx, id, 'routing_rule.deleted', {});
    });
  }

  /** Gives the rules the priorities 10, 20, 30 … in the order named, all at once. */
  async reorder(ctx: Context, ids: readonly string[]): Promise<RoutingRuleEntity[]> {
    return this.database.inTransaction(ctx, async (tx) => {
      const rules: RoutingRuleEntity[] = [];
      for (const [index, id] of ids.entries()) {
        const rule = await this.repository.find(tx, id);
        if (!rule) throw validationFailed({ [`ids.${index}`]: ['There is no such routing rule.'] });
        rule.priority = (index + 1) * 10;
        rule.updatedAt = this.clock.now();
        await this.repository.save(tx, rule);
        rules.push(rule);
      }
      await this.announce(tx, ids[0] ?? '', 'routing_rules.reordered', { count: rules.length });
      return rules;
    });
  }

  private async require(tx: TransactionContext, id: string): Promise<RoutingRuleEntity> {
    const rule = await this.repository.find(tx, id);
    if (!rule) throw notFound('routing rule');
    return rule;
  }

  private async store(
    tx: TransactionContext,
    rule: RoutingRuleEntity,
    named: UpdateRoutingRuleDto,
    action: string,
  ): Promise<void> {
    await this.check(tx, rule, named);
    await this.repository.save(tx, rule);
    await this.announce(tx, rule.id, action, { capability: rule.capability, integration_id: rule.integrationId });
  }

  private async announce(
    tx: TransactionContext,
    id: string,
    action: string,
    details: Record<string, string | number>,
  ): Promise<void> {
    await this.audit.record(tx, { action, subjectType: 'routing_rule', subjectId: id, details });
    await this.changes.announce(tx.tx, { topic: ROUTING_TOPIC, tenantId: tx.tenantId, id });
  }

  /** A rule outlives its connections: one that was deleted since hinders no change of anything else. */
  private async check(tx: TransactionContext, rule: RoutingRuleEntity, named: UpdateRoutingRuleDto): Promise<void> {
    const capability = this.catalog.capability(rule.capability);
    if (!capability) throw validationFailed({ capability: ['There is no such capability.'] });
    rule.capabilityVersion = capability.version;
    const errors: FieldErrors = checkConditions(rule.conditions, capability.input);
    const noted = (field: 'integration_id' | 'fallback_integration_id'): FieldErrors =>
      named.capability === undefined && named[field] === undefined ? {} : errors;
    const primary = await this.connectionFor(rule, 'integration_id', rule.integrationId, noted('integration_id'));
    if (rule.fallbackIntegrationId !== null) {
      const field = 'fallback_integration_id';
      const fallback = await this.connectionFor(rule, field, rule.fallbackIntegrationId, noted(field));
      const problem = problemWithFallback(primary, fallback);
      if (problem !== null) (errors['fallback_integration_id'] ??= []).push(problem);
    }
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
    if (rule.isDefault && (await this.repository.otherDefault(tx, rule)) !== null) {
      throw validationFailed({
        is_default: [
          'This capability has a default rule in that environment already; change or delete that one first.',
        ],
      });
    }
  }

  private async connectionFor(
    rule: RoutingRuleEntity,
    field: string,
    id: string,
    errors: FieldErrors,
  ): Promise<ConnectionSnapshot | null> {
    const connection = await this.directory.snapshot(rule.tenantId, id);
    if (!connection) errors[field] = ['There is no such integration.'];
    else if (!connection.enabledCapabilities.includes(rule.capability)) {
      errors[field] = [`This integration does not have ${rule.capability} enabled.`];
    }
    return connection;
  }
}

const DEFAULTS = {
  name: null,
  fallbackIntegrationId: null,
  priority: 100,
  isDefault: false,
  conditions: [],
  enabled: true,
} satisfies Partial<RoutingRuleEntity>;

/** Fields that are not named keep their values. */
function apply(rule: RoutingRuleEntity, body: UpdateRoutingRuleDto, now: Date): RoutingRuleEntity {
  rule.capability = body.capability ?? rule.capability;
  rule.integrationId = body.integration_id ?? rule.integrationId;
  if (body.fallback_integration_id !== undefined) rule.fallbackIntegrationId = body.fallback_integration_id;
  if (body.name !== undefined) rule.name = body.name;
  rule.priority = body.priority ?? rule.priority;
  rule.isDefault = body.is_default ?? rule.isDefault;
  rule.conditions = body.conditions ?? rule.conditions;
  rule.enabled = body.enabled ?? rule.enabled;
  rule.updatedAt = now;
  return rule;
}

function problemWithFallback(primary: ConnectionSnapshot | null, fallback: ConnectionSnapshot | null): string | null {
  if (!primary || !fallback) return null;
  if (primary.id === fallback.id) return 'The fallback must be another integration.';
  return primary.environment === fallback.environment ? null : 'The fallback must be in the same environment.';
}
