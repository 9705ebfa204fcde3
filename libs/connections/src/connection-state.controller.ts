import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallLog, type LoggedCall } from '@patchbay/calls';
import {
  ApiAnswers,
  Ctx,
  cursorOf,
  cursorPageOf,
  NonTransactional,
  ok,
  RequireScope,
  type Context,
  type Envelope,
  instantOf,
} from '@patchbay/platform';
import { ConnectionBreaker } from './connection-breaker.service.ts';
import { ConnectionLimits } from './connection-limits.service.ts';
import { ConnectionPresenter, healthView } from './connection-presenter.service.ts';
import { ConnectionReading } from './connection-reading.service.ts';
import { ConnectionVerification } from './connection-verification.service.ts';
import { BreakerOverrideBody, LimitsBody, ListCallsQuery } from './connection.dto.ts';
import { LimitsView } from './connection-limits.views.ts';
import { BreakerView, ConnectionHealthView, VendorCallView, VerificationView } from './connection.views.ts';
import { limitsChangeOf } from './rate-override.ts';
import { verificationView } from './verification-view.ts';

/** How a connection is: verify it, look at its health, its calls and its breaker. */
@ApiTags('Integrations')
@Controller('api/v1/integrations/:id')
export class ConnectionStateController {
  constructor(
    private readonly verification: ConnectionVerification,
    private readonly reading: ConnectionReading,
    private readonly presenter: ConnectionPresenter,
    private readonly breaker: ConnectionBreaker,
    private readonly limits: ConnectionLimits,
    private readonly callLog: CallLog,
  ) {}

  @Post('verify')
  @ApiAnswers({
    summary: 'Check the credentials now',
    description: 'Answers 200 whatever the vendor says: see `ok`.',
    ok: VerificationView,
  })
  @NonTransactional()
  @RequireScope('integrations:write')
  async verify(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<VerificationView>> {
    const { row, outcome } = await this.verification.verify(ctx, id);
    const view = verificationView(row, outcome, this.presenter.displayName(row));
    return ok(view, view.ok ? 'The integration works.' : 'The integration could not be verified; see steps.');
  }

  @Get('health')
  @ApiAnswers({ summary: 'Health with its history', ok: ConnectionHealthView })
  @RequireScope('integrations:read')
  async health(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ConnectionHealthView>> {
    const { row, history } = await this.reading.health(ctx, id);
    const entries = history.map((entry) => ({
      state: entry.state,
      reason: entry.reason,
      code: entry.code,
      latency_ms: entry.latencyMs,
      at: entry.createdAt.toISOString(),
    }));
    return ok({
      status: row.status,
      ...healthView(row),
      account: row.account,
      last_success_at: row.lastSuccessAt?.toISOString() ?? null,
      last_failure_at: row.lastFailureAt?.toISOString() ?? null,
      history: entries,
    });
  }

  @Get('calls')
  @ApiAnswers({
    summary: 'Calls to the vendor, redacted',
    description: 'Newest first.',
    ok: [VendorCallView],
    page: 'cursor',
  })
  @RequireScope('integrations:read')
  async calls(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: ListCallsQuery,
  ): Promise<Envelope<readonly VendorCallView[]>> {
    const before = cursorOf(query);
    await this.reading.get(ctx, id);
    const filters = {
      purpose: query.purpose,
      capability: query.capability,
      outcome: query.outcome,
      operationId: query.operation_id,
      failed: query.failed,
      from: instantOf(query.from),
      to: instantOf(query.to),
    };
    const calls = await this.callLog.page(ctx, id, before, query.per_page + 1, filters);
    return cursorPageOf(query, calls.map(callView));
  }

  @Get('breaker')
  @ApiAnswers({ summary: 'The circuit breaker', ok: BreakerView })
  @RequireScope('integrations:read')
  async readBreaker(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<BreakerView>> {
    await this.reading.get(ctx, id);
    return ok(await this.breaker.describe(ctx, id));
  }

  @Patch('breaker')
  @ApiAnswers({ summary: 'Open, close or release the circuit breaker', ok: BreakerView })
  @RequireScope('integrations:write')
  async overrideBreaker(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: BreakerOverrideBody,
  ): Promise<Envelope<BreakerView>> {
    return ok(await this.breaker.override(ctx, id, body), 'Breaker changed.');
  }

  @Get('limits')
  @ApiAnswers({ summary: 'How much may be under way at once and asked in a time, and is', ok: LimitsView })
  @RequireScope('integrations:read')
  async readLimits(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<LimitsView>> {
    return ok(await this.limits.describe(ctx, id));
  }

  @Patch('limits')
  @ApiAnswers({
    summary: 'Limit how many operations are at the vendor at once, and how many requests it gets in a time',
    description:
      'Name one or both. Holds for what starts from now on, over all processes. What is queued and above it waits, none is refused.',
    ok: LimitsView,
  })
  @RequireScope('integrations:write')
  async changeLimits(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: LimitsBody,
  ): Promise<Envelope<LimitsView>> {
    return ok(await this.limits.override(ctx, id, limitsChangeOf(body)), 'Limits changed.');
  }
}

function callView(call: LoggedCall): VendorCallView {
  return { ...call, created_at: call.created_at.toISOString() };
}
