import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  ApiZodBody,
  contextOf,
  Ctx,
  cursorOf,
  cursorPageOf,
  idempotencyKeyOf,
  ok,
  RequireScope,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOf } from './operation-answer.ts';
import { AttemptDto, OperationDto } from './operation.dto.ts';
import { filterOf, OperationsQuery } from './operation-filter.dto.ts';
import { operationBody, parseOperationRequest } from './operation-request.ts';
import type { AttemptRecord, OperationView } from './operation.types.ts';
import { OperationInterventions } from './operation-interventions.service.ts';
import { Operations } from './operations.service.ts';

@ApiTags('Operations')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(OperationInterventions) private readonly interventions: OperationInterventions,
  ) {}

  /** The hot path: no interceptor, no pipe; the body is parsed by zod, the operation is its own idempotency record. */
  @Post()
  @RequireScope('operations:write', { idempotency: 'own', body: 'own' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '1 to 255 characters; remembered for 24 hours' })
  @ApiZodBody(operationBody, {
    example: {
      capability: 'send_sms',
      mode: 'sync',
      environment: 'sandbox',
      input: { to: '+15005550006', body: 'Your table is ready.' },
    },
  })
  @ApiAnswers({
    summary: 'Ask for a capability',
    description: 'Asynchronous unless `mode` is `sync`. It is committed before any vendor hears of it, and done once.',
    ok: OperationDto,
    okDescription: 'Delivered: the vendor has accepted it (synchronous only).',
    also: { 202: 'Accepted: under way, waiting for an approval, or not finished within `wait_ms`.' },
    errors: [
      'policy_denied',
      'no_active_provider',
      'idempotency_key_reused',
      'vendor_error',
      'vendor_timeout',
      'outcome_unknown',
    ],
  })
  async request(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const ctx = contextOf(request);
    const parsed = parseOperationRequest(request.body, ctx.actor, idempotencyKeyOf(request));
    const { operation, isRepeated } = await this.operations.request(ctx, parsed, request.body);
    const answer = answerOf(operation, parsed.mode, ctx.requestId);
    if (isRepeated) void reply.header('idempotent-replayed', 'true');
    await reply.code(answer.status).send(answer.body);
  }

  @Get()
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'List operations, newest first', ok: [OperationDto], page: 'cursor' })
  async list(@Ctx() ctx: Context, @Query() query: OperationsQuery): Promise<Envelope<readonly OperationView[]>> {
    const rows = await this.operations.page(ctx, filterOf(query), cursorOf(query), query.per_page + 1);
    return cursorPageOf(query, rows);
  }

  @Get(':id')
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'Show an operation', ok: OperationDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    return ok(await this.operations.get(ctx, id));
  }

  @Get(':id/attempts')
  @RequireScope('operations:read')
  @ApiAnswers({ summary: "List an operation's attempts, oldest first", ok: [AttemptDto] })
  async attempts(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<AttemptDto[]>> {
    return ok((await this.operations.attempts(ctx, id)).map(presentAttempt));
  }

  @Post(':id/retry')
  @RequireScope('operations:write')
  @ApiAnswers({
    summary: 'Try an exhausted or rejected operation again',
    description:
      'Where its outcome is unknown this may double the effect: look at the vendor first. Waits for an approval where one is needed, and always after a rejection.',
    ok: OperationDto,
    status: 202,
    errors: ['illegal_transition', 'policy_denied'],
  })
  async retry(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    const operation = await this.interventions.retry(ctx, id);
    const waits = operation.status === 'awaiting_approval';
    return ok(operation, waits ? 'The operation waits for an approval.' : 'The operation will be tried again.');
  }

  @Post(':id/cancel')
  @RequireScope('operations:write')
  @ApiAnswers({ summary: 'Cancel an operation that still waits', ok: OperationDto, errors: ['illegal_transition'] })
  async cancel(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    return ok(await this.interventions.cancel(ctx, id), 'The operation was cancelled.');
  }
}

function presentAttempt(attempt: AttemptRecord): AttemptDto {
  return {
    ...attempt,
    status: attempt.outcome,
    http_status: attempt.status,
    started_at: attempt.started_at.toISOString(),
    completed_at: attempt.completed_at.toISOString(),
  };
}
