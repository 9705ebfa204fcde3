import { Controller, Get, Param, Post, Query } from '@nestjs/common';
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
import { alertView, AlertView, ListAlertsQuery } from './alert.dto.ts';
import { Alerts } from './alerts.service.ts';

/** What the tenant's people should know. */
@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  @Get()
  @ApiAnswers({
    summary: 'List alerts',
    description: 'Newest first; one per incident and one when it heals.',
    ok: [AlertView],
    page: 'numbers',
    meta: {
      unacknowledged: { type: 'integer', example: 3, description: 'All that nobody has acknowledged, on any page.' },
    },
  })
  @RequireScope('alerts:read')
  async list(
    @Ctx() ctx: Context,
    @Query() query: ListAlertsQuery,
    @RequestUrl() url: string,
  ): Promise<Envelope<readonly AlertView[]>> {
    const page = { offset: offsetOf(query), limit: query.per_page };
    const { alerts, total, unacknowledged } = await this.alerts.list(ctx, query, page);
    const answer = pageOf(query, alerts.map(alertView), total, url);
    return { ...answer, meta: { ...answer.meta, unacknowledged } };
  }

  @Get(':id')
  @ApiAnswers({ summary: 'Read an alert', ok: AlertView })
  @RequireScope('alerts:read')
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<AlertView>> {
    return ok(alertView(await this.alerts.get(ctx, id)));
  }

  @Post(':id/acknowledge')
  @ApiAnswers({ summary: 'Acknowledge an alert', description: 'The first acknowledgement stands.', ok: AlertView })
  @RequireScope('alerts:write')
  async acknowledge(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<AlertView>> {
    return ok(alertView(await this.alerts.acknowledge(ctx, id)), 'Alert acknowledged.');
  }
}
