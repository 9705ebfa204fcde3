import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  ApiZodBody,
  Ctx,
  cursorOf,
  cursorPageOf,
  instantOf,
  ok,
  RequireScope,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { WholeWorkflowRunDto, WorkflowRunDto, WorkflowRunsQuery } from './workflow-run.dto.ts';
import { parseWorkflowRun, workflowRunBody } from './workflow-run.request.ts';
import type { RunView, WholeRunView } from './workflow-run.views.ts';
import { WorkflowRuns } from './workflow-runs.service.ts';

@ApiTags('Workflow runs')
@Controller('api/v1/workflow-runs')
export class WorkflowRunsController {
  constructor(@Inject(WorkflowRuns) private readonly runs: WorkflowRuns) {}

  @Post()
  @RequireScope('operations:write', { body: 'own' })
  @ApiZodBody(workflowRunBody, {
    example: {
      name: 'charge and refund',
      environment: 'sandbox',
      steps: [
        { key: 'charge', capability: 'initiate_payment', input: { amount: 1999, currency: 'eur' } },
        { key: 'refund', capability: 'process_refund', input: { payment_id: { $from: 'charge.result.payment_id' } } },
      ],
    },
  })
  @ApiAnswers({
    summary: 'Start a workflow run',
    description:
      'Each step is an operation, begun when the one before it is delivered. Everything is checked before any is.',
    ok: WholeWorkflowRunDto,
    status: 202,
    errors: ['policy_denied'],
  })
  async start(@Ctx() ctx: Context, @Body() body: unknown): Promise<Envelope<WholeRunView>> {
    return ok(await this.runs.start(ctx, parseWorkflowRun(body, ctx.actor)), 'The workflow run was accepted.');
  }

  @Get()
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'List workflow runs, newest first', ok: [WorkflowRunDto], page: 'cursor' })
  async list(@Ctx() ctx: Context, @Query() query: WorkflowRunsQuery): Promise<Envelope<readonly RunView[]>> {
    const { status, name, app, from, to } = query;
    const filter = { status, name, app, from: instantOf(from), to: instantOf(to) };
    return cursorPageOf(query, await this.runs.page(ctx, filter, cursorOf(query), query.per_page + 1));
  }

  @Get(':id')
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'Show a workflow run with its steps', ok: WholeWorkflowRunDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<WholeRunView>> {
    return ok(await this.runs.get(ctx, id));
  }

  @Post(':id/cancel')
  @RequireScope('operations:write')
  @ApiAnswers({
    summary: 'Cancel a workflow run',
    description: 'No further step is begun. What a vendor is being asked for already goes on to its end.',
    ok: WholeWorkflowRunDto,
    errors: ['illegal_transition'],
  })
  async cancel(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<WholeRunView>> {
    return ok(await this.runs.cancel(ctx, id), 'The workflow run was cancelled.');
  }

  @Post(':id/retry')
  @RequireScope('operations:write')
  @ApiAnswers({
    summary: 'Go on with a failed workflow run',
    description:
      'After its last successful step, with a new operation for the failed one. Where its outcome is unknown this may double the effect: look at the vendor first.',
    ok: WholeWorkflowRunDto,
    status: 202,
    errors: ['illegal_transition', 'policy_denied'],
  })
  async retry(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<WholeRunView>> {
    return ok(await this.runs.retry(ctx, id), 'The workflow run goes on.');
  }
}
