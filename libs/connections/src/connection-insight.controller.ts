import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, Ctx, ok, RequireScope, type Context, type Envelope } from '@patchbay/platform';
import { ConnectionInsight } from './connection-insight.service.ts';
import {
  CallStatisticsQuery,
  CallStatisticsView,
  CredentialFieldView,
  ReferencesView,
} from './connection-insight.views.ts';

/** What the page of a connection shows besides the connection. */
@ApiTags('Integrations')
@Controller('api/v1/integrations/:id')
export class ConnectionInsightController {
  constructor(private readonly insight: ConnectionInsight) {}

  @Get('credentials')
  @ApiAnswers({
    summary: 'Which credentials are set, and who set them when',
    description: 'Never a secret. The list is not paged.',
    ok: [CredentialFieldView],
  })
  @RequireScope('integrations:read')
  async credentials(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<readonly CredentialFieldView[]>> {
    return ok(await this.insight.credentials(ctx, id));
  }

  @Get('calls/stats')
  @ApiAnswers({ summary: 'Calls to the vendor by hour, with failures and latency', ok: CallStatisticsView })
  @RequireScope('integrations:read')
  async callStatistics(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: CallStatisticsQuery,
  ): Promise<Envelope<CallStatisticsView>> {
    return ok(await this.insight.callStatistics(ctx, id, query.hours));
  }

  @Get('references')
  @ApiAnswers({
    summary: 'What depends on an integration',
    description: 'Records that name it and operations that wait for it: to be looked at before it is switched off.',
    ok: ReferencesView,
  })
  @RequireScope('integrations:read')
  async references(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ReferencesView>> {
    return ok(await this.insight.references(ctx, id));
  }
}
