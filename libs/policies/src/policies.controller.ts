import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Ctx,
  ok,
  pageOf,
  RequestUrl,
  RequireScope,
  offsetOf,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { Policies } from './policies.service.ts';
import { EvaluatePolicyDto, PolicyEvaluationDto } from './policy-evaluation.dto.ts';
import { PolicyEvaluation } from './policy-evaluation.service.ts';
import { CreatePolicyDto, PoliciesQuery, PolicyDefaultDto, PolicyDto, UpdatePolicyDto } from './policy.dto.ts';
import type { PolicyEntity } from './policy.entity.ts';

@ApiTags('Policies')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    @Inject(Policies) private readonly policies: Policies,
    @Inject(PolicyEvaluation) private readonly evaluation: PolicyEvaluation,
  ) {}

  @Get()
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'List policies', ok: [PolicyDto], page: 'numbers' })
  async list(@Ctx() ctx: Context, @Query() query: PoliciesQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.policies.page(ctx, query, offsetOf(query), query.per_page);
    return pageOf(query, rows.map(present), total, url);
  }

  @Post()
  @RequireScope('routing:write')
  @ApiAnswers({
    summary: 'Make a policy',
    description: 'deny wins over require_approval, which wins over allow; what is not named matches everything.',
    ok: PolicyDto,
    status: 201,
  })
  async create(@Ctx() ctx: Context, @Body() body: CreatePolicyDto): Promise<Envelope<PolicyDto>> {
    return ok(present(await this.policies.create(ctx, body)), 'The policy was created.');
  }

  @Post('evaluate')
  @RequireScope('routing:read')
  @ApiAnswers({
    summary: 'Say whether an app may do something, and who decided it',
    description: 'A dry run: nothing is stored. Without a provider or an integration, any that could serve may.',
    ok: PolicyEvaluationDto,
  })
  async evaluate(@Ctx() ctx: Context, @Body() body: EvaluatePolicyDto): Promise<Envelope<PolicyEvaluationDto>> {
    return ok(await this.evaluation.evaluate(ctx, body));
  }

  @Get('default')
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'Show what holds where no policy applies', ok: PolicyDefaultDto })
  async getDefault(@Ctx() ctx: Context): Promise<Envelope<PolicyDefaultDto>> {
    return ok({ effect: await this.policies.defaultEffect(ctx) });
  }

  @Put('default')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Set what holds where no policy applies', ok: PolicyDefaultDto })
  async setDefault(@Ctx() ctx: Context, @Body() body: PolicyDefaultDto): Promise<Envelope<PolicyDefaultDto>> {
    await this.policies.setDefaultEffect(ctx, body.effect);
    return ok({ effect: body.effect }, 'The default was changed.');
  }

  @Get(':id')
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'Show a policy', ok: PolicyDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<PolicyDto>> {
    return ok(present(await this.policies.get(ctx, id)));
  }

  @Patch(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Change a policy', ok: PolicyDto })
  async update(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: UpdatePolicyDto,
  ): Promise<Envelope<PolicyDto>> {
    return ok(present(await this.policies.update(ctx, id, body)), 'The policy was changed.');
  }

  @Delete(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Delete a policy', ok: null })
  async remove(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<null>> {
    await this.policies.remove(ctx, id);
    return ok(null, 'The policy was deleted.');
  }
}

function present(policy: PolicyEntity): PolicyDto {
  return {
    id: policy.id,
    name: policy.name,
    effect: policy.effect,
    app: policy.app,
    capability: policy.capability,
    provider: policy.provider,
    environment: policy.environment,
    approval_expires_in: policy.approvalExpiresIn,
    enabled: policy.enabled,
    created_at: policy.createdAt.toISOString(),
    updated_at: policy.updatedAt.toISOString(),
  };
}
