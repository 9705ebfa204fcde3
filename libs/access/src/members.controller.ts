import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Clock,
  Ctx,
  ok,
  pageOf,
  PageQuery,
  RequestUrl,
  RequireScope,
  SecretOnce,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import {
  ChangeRoleDto,
  InvitationDto,
  InviteDto,
  IssuedInvitationDto,
  MemberDto,
  viewInvitation,
  viewIssuedInvitation,
  viewMember,
} from './member.dto.ts';
import { Members } from './members.service.ts';

@ApiTags('Members')
@Controller('api/v1/members')
export class MembersController {
  readonly #members: Members;
  readonly #clock: Clock;

  constructor(members: Members, clock: Clock) {
    this.#members = members;
    this.#clock = clock;
  }

  @Get()
  @RequireScope('members:read')
  @ApiAnswers({
    summary: 'List members',
    description: 'Who joined first comes first.',
    ok: [MemberDto],
    page: 'numbers',
  })
  async list(@Ctx() ctx: Context, @Query() query: PageQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.#members.list(ctx, query);
    return pageOf(query, rows.map(viewMember), total, url);
  }

  @Post()
  @RequireScope('members:write')
  @SecretOnce('invitation_url')
  @ApiAnswers({
    summary: 'Invite somebody',
    description:
      'The link is shown once and, with SMTP_URL set, one is e-mailed as well; an earlier invitation to the address is void. Only an owner makes owners; a key acts as an admin. While a tenant has no owner, anybody who may invite may invite one.',
    ok: IssuedInvitationDto,
    status: 201,
    okDescription: 'Invited. The link is shown only now.',
  })
  async invite(@Ctx() ctx: Context, @Body() body: InviteDto): Promise<Envelope<IssuedInvitationDto>> {
    const { invitation, url, emailed } = await this.#members.invite(ctx, body.email, body.role);
    const data = { ...viewIssuedInvitation(invitation), invitation_url: url, emailed };
    return ok(data, 'Invited. The link is shown only now.');
  }

  @Get('invitations')
  @RequireScope('members:read')
  @ApiAnswers({
    summary: 'List invitations',
    description: 'Those nobody has accepted yet, newest first; one that expired is listed for a week.',
    ok: [InvitationDto],
    page: 'numbers',
  })
  async listInvitations(@Ctx() ctx: Context, @Query() query: PageQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.#members.listInvitations(ctx, query);
    const now = this.#clock.now();
    const views = rows.map((row) => viewInvitation(row, now));
    return pageOf(query, views, total, url);
  }

  @Delete('invitations/:id')
  @RequireScope('members:write')
  @ApiAnswers({ summary: 'Revoke an invitation', description: 'Its links are void at once.', ok: InvitationDto })
  async revokeInvitation(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<InvitationDto>> {
    const row = await this.#members.revokeInvitation(ctx, id);
    return ok(viewInvitation(row, this.#clock.now()), 'Invitation revoked.');
  }

  @Patch(':id')
  @RequireScope('members:write')
  @ApiAnswers({
    summary: 'Change a member’s role',
    description: 'Works from their next request on. The last owner stays one.',
    ok: MemberDto,
    errors: ['conflict'],
  })
  async changeRole(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: ChangeRoleDto,
  ): Promise<Envelope<MemberDto>> {
    return ok(viewMember(await this.#members.changeRole(ctx, id, body.role)), 'Role changed.');
  }

  @Delete(':id')
  @RequireScope('members:write')
  @ApiAnswers({
    summary: 'Remove a member',
    description: 'Works from their next request on. Invitations they have made are void; API keys they have made stay.',
    ok: MemberDto,
    errors: ['conflict'],
  })
  async remove(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<MemberDto>> {
    return ok(viewMember(await this.#members.remove(ctx, id)), 'Member removed.');
  }
}
