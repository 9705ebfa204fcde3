import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  contextOf,
  Ctx,
  cursorPageOf,
  decodeCursor,
  isId,
  ok,
  RequireScope,
  validationFailed,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOf } from './operation-answer.ts';
import { OperationsQuery, type AttemptDto } from './operation.dto.ts';
import { parseOperationRequest } from './operation-request.ts';
import type { AttemptRecord, OperationView } from './operation.types.ts';
import { Operations } from './operations.service.ts';

@ApiTags('Operations')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(@Inject(Operations) private readonly operations: Operations) {}

  /** The hot path: no interceptor, no pipe; the body is parsed by zod, the operation is its own idempotency record. */
  @Post()
  @RequireScope('operations:write', { idempotency: 'own', body: 'own' })
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
  async list(@Ctx() ctx: Context, @Query() query: OperationsQuery): Promise<Envelope<readonly OperationView[]>> {
    const before = decodeCursor(query.cursor, isId);
    const rows = await this.operations.page(ctx, query.filter, before, query.per_page + 1);
    const page = rows.slice(0, query.per_page);
    return cursorPageOf(query, page, rows.length > page.length ? (page.at(-1)?.id ?? null) : null);
  }

  @Get(':id')
  @RequireScope('operations:read')
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    return ok(await this.operations.get(ctx, id));
  }

  @Get(':id/attempts')
  @RequireScope('operations:read')
  async attempts(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<AttemptDto[]>> {
    return ok((await this.operations.attempts(ctx, id)).map(presentAttempt));
  }

  @Post(':id/retry')
  @HttpCode(202)
  @RequireScope('operations:write')
  async retry(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    return ok(await this.operations.retry(ctx, id), 'The operation will be tried again.');
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @RequireScope('operations:write')
  async cancel(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<OperationView>> {
    return ok(await this.operations.cancel(ctx, id), 'The operation was cancelled.');
  }
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (Array.isArray(key)) throw validationFailed({ 'Idempotency-Key': ['must be sent once'] });
  return key;
}

function presentAttempt(attempt: AttemptRecord): AttemptDto {
  return {
    ...attempt,
    started_at: attempt.started_at.toISOString(),
    completed_at: attempt.completed_at.toISOString(),
  };
}
