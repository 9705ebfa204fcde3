import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Catalog } from '@patchbay/catalog';
import {
  ApiAnswers,
  Ctx,
  ok,
  pageOf,
  RequestUrl,
  RequireScope,
  validationFailed,
  offsetOf,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { RouteEvaluation, type Evaluation, type RuleFinding } from './route-evaluation.service.ts';
import {
  CreateRoutingRuleDto,
  EvaluateDto,
  EvaluationDto,
  ReorderRulesDto,
  RoutingRuleDto,
  RoutingRulesQuery,
  UpdateRoutingRuleDto,
  type RuleFateDto,
} from './routing-rule.dto.ts';
import type { RoutingRuleEntity } from './routing-rule.entity.ts';
import { RoutingRules } from './routing-rules.service.ts';

@ApiTags('Routing')
@Controller('api/v1/routing-rules')
export class RoutingRulesController {
  constructor(
    @Inject(RoutingRules) private readonly rules: RoutingRules,
    @Inject(RouteEvaluation) private readonly evaluation: RouteEvaluation,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  @Get()
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'List routing rules', ok: [RoutingRuleDto], page: 'numbers' })
  async list(@Ctx() ctx: Context, @Query() query: RoutingRulesQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.rules.page(ctx, query, offsetOf(query), query.per_page);
    return pageOf(query, rows.map(present), total, url);
  }

  @Post()
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Make a routing rule', ok: RoutingRuleDto, status: 201 })
  async create(@Ctx() ctx: Context, @Body() body: CreateRoutingRuleDto): Promise<Envelope<RoutingRuleDto>> {
    return ok(present(await this.rules.create(ctx, body)), 'The routing rule was created.');
  }

  @Post('reorder')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Put routing rules in order', ok: [RoutingRuleDto] })
  async reorder(@Ctx() ctx: Context, @Body() body: ReorderRulesDto): Promise<Envelope<RoutingRuleDto[]>> {
    return ok((await this.rules.reorder(ctx, body.ids)).map(present), 'The routing rules were reordered.');
  }

  @Post('evaluate')
  @RequireScope('routing:read')
  @ApiAnswers({
    summary: 'Say which connection would serve a request, and why',
    description: 'A dry run, policies and app bindings included: nothing is stored and no vendor is asked.',
    ok: EvaluationDto,
  })
  async evaluate(@Ctx() ctx: Context, @Body() body: EvaluateDto): Promise<Envelope<EvaluationDto>> {
    if (!this.catalog.capability(body.capability)) {
      throw validationFailed({ capability: ['There is no such capability.'] });
    }
    const question = {
      capability: body.capability,
      environment: body.environment ?? 'production',
      input: body.input ?? {},
      metadata: body.metadata ?? {},
      app: body.app ?? null,
    };
    return ok(presentEvaluation(await this.evaluation.evaluate(ctx.tenantId, question)));
  }

  @Get(':id')
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'Show a routing rule', ok: RoutingRuleDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<RoutingRuleDto>> {
    return ok(present(await this.rules.get(ctx, id)));
  }

  @Patch(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Change a routing rule', ok: RoutingRuleDto })
  async update(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: UpdateRoutingRuleDto,
  ): Promise<Envelope<RoutingRuleDto>> {
    return ok(present(await this.rules.update(ctx, id, body)), 'The routing rule was changed.');
  }

  @Delete(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Delete a routing rule', ok: null })
  async remove(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<null>> {
    await this.rules.remove(ctx, id);
    return ok(null, 'The routing rule was deleted.');
  }
}

function present(rule: RoutingRuleEntity): RoutingRuleDto {
  return {
    id: rule.id,
    name: rule.name,
    capability: rule.capability,
    integration_id: rule.integrationId,
    fallback_integration_id: rule.fallbackIntegrationId,
    priority: rule.priority,
    is_default: rule.isDefault,
    conditions: rule.conditions,
    enabled: rule.enabled,
    created_at: rule.createdAt.toISOString(),
    updated_at: rule.updatedAt.toISOString(),
  };
}

function presentEvaluation(evaluation: Evaluation): EvaluationDto {
  const { route, rules, verdicts, availabilityOf } = evaluation;
  const denied = route.kind === 'none' && route.deniedId !== undefined;
  return {
    outcome: denied ? 'denied' : route.kind,
    integration_id: route.kind === 'none' ? null : route.integrationId,
    fallback_integration_id: route.kind === 'chosen' ? route.fallbackId : null,
    rule_id: route.kind === 'none' ? null : route.ruleId,
    reason: route.kind === 'waiting' ? route.reason : null,
    rules: rules.map((finding) => presentFinding(finding, availabilityOf)),
    integrations: [...verdicts].map(([id, { effect, because, policyId }]) => ({
      integration_id: id,
      availability: availabilityOf(id),
      effect,
      because,
      policy_id: policyId,
    })),
  };
}

function presentFinding(
  { rule, fate, conditions }: RuleFinding,
  availabilityOf: Evaluation['availabilityOf'],
): RuleFateDto {
  const { id, name, integrationId, fallbackIntegrationId } = rule;
  return {
    rule_id: id,
    name,
    fate,
    conditions: conditions.map(({ condition, actual, holds }) => ({ ...condition, actual: actual ?? null, holds })),
    integration: { integration_id: integrationId, availability: availabilityOf(integrationId) },
    fallback:
      fallbackIntegrationId === null
        ? null
        : { integration_id: fallbackIntegrationId, availability: availabilityOf(fallbackIntegrationId) },
  };
}
