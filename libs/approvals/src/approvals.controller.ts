import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
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
import { ApprovalDto, approvalView, DecideApprovalDto, ListApprovalsQuery } from './approval.dto.ts';
import { Approvals } from './approvals.service.ts';

const NOT_BY_APPS = 'An API key that belongs to an app may not: apps do not decide about themselves.';

@ApiTags('Approvals')
@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(@Inject(Approvals) private readonly approvals: Approvals) {}

  @Get()
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'List approvals, newest first', ok: [ApprovalDto], page: 'numbers' })
  async list(
    @Ctx() ctx: Context,
    @Query() query: ListApprovalsQuery,
    @RequestUrl() url: string,
  ): Promise<Envelope<readonly ApprovalDto[]>> {
    const page = { offset: offsetOf(query), limit: query.per_page };
    const [approvals, total] = await this.approvals.page(ctx, query, page);
    return pageOf(query, approvals.map(approvalView), total, url);
  }

  @Get(':id')
  @RequireScope('operations:read')
  @ApiAnswers({ summary: 'Show an approval', ok: ApprovalDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ApprovalDto>> {
    return ok(approvalView(await this.approvals.get(ctx, id)));
  }

  @Post(':id/approve')
  @RequireScope('operations:write')
  @ApiAnswers({
    summary: 'Approve: the operation goes on',
    description: NOT_BY_APPS,
    ok: ApprovalDto,
    errors: ['illegal_transition'],
  })
  async approve(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: DecideApprovalDto,
  ): Promise<Envelope<ApprovalDto>> {
    return ok(
      approvalView(await this.approvals.approve(ctx, id, body.note ?? null)),
      'Approved; the operation goes on.',
    );
  }

  @Post(':id/reject')
  @RequireScope('operations:write')
  @ApiAnswers({
    summary: 'Reject: the operation ends',
    description: NOT_BY_APPS,
    ok: ApprovalDto,
    errors: ['illegal_transition'],
  })
  async reject(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: DecideApprovalDto,
  ): Promise<Envelope<ApprovalDto>> {
    return ok(
      approvalView(await this.approvals.reject(ctx, id, body.note ?? null)),
      'Rejected; the operation has ended.',
    );
  }
}
