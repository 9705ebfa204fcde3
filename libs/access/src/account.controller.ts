import { Body, Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, CurrentSession, ok, SignedIn, type Envelope, type KnownSession } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Account } from './account.service.ts';
import {
  ChangePasswordDto,
  ProfileDto,
  SessionDto,
  SessionListItemDto,
  SignedOutDto,
  viewListedSession,
  viewSession,
} from './auth.dto.ts';
import { BrowserSessions } from './browser-sessions.ts';
import { Sessions } from './sessions.service.ts';

/** A signed-in person's own affairs, whatever their role in whichever tenant. */
@ApiTags('Signing in')
@Controller('api/v1/auth')
export class AccountController {
  constructor(
    private readonly browsers: BrowserSessions,
    private readonly sessions: Sessions,
    private readonly account: Account,
  ) {}

  @Get('session')
  @SignedIn()
  @ApiAnswers({ summary: 'Show who is signed in', ok: SessionDto })
  show(@CurrentSession() session: KnownSession): Envelope<SessionDto> {
    return ok(viewSession(session));
  }

  @Post('logout')
  @SignedIn()
  @ApiAnswers({ summary: 'Sign out', description: 'This browser only.', ok: null })
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<null>> {
    await this.browsers.end(request, reply);
    return ok(null, 'Signed out.');
  }

  @Patch('profile')
  @SignedIn()
  @ApiAnswers({ summary: 'Change the own profile', description: 'Fields not named keep their values.', ok: SessionDto })
  async updateProfile(
    @CurrentSession() session: KnownSession,
    @Body() body: ProfileDto,
    @Req() request: FastifyRequest,
  ): Promise<Envelope<SessionDto>> {
    if (body.name !== undefined) await this.account.rename(session, body.name.trim());
    return ok(await this.browsers.refreshed(request), 'Profile changed.');
  }

  @Post('password')
  @SignedIn()
  @ApiAnswers({
    summary: 'Change the own password',
    description: 'Signs the person out everywhere else.',
    ok: SessionDto,
    errors: ['conflict', 'rate_limited'],
  })
  async changePassword(
    @CurrentSession() session: KnownSession,
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
  ): Promise<Envelope<SessionDto>> {
    const visit = this.browsers.visit(request);
    await this.account.changePassword(session, body.current_password, body.new_password, visit);
    return ok(await this.browsers.refreshed(request), 'Password changed; you are signed out everywhere else.');
  }

  @Get('sessions')
  @SignedIn()
  @ApiAnswers({
    summary: 'List the own sessions',
    description: 'The latest used first, at most 100.',
    ok: [SessionListItemDto],
  })
  async list(@CurrentSession() session: KnownSession): Promise<Envelope<SessionListItemDto[]>> {
    const sessions = await this.sessions.list(session.personId);
    return ok(sessions.map((each) => viewListedSession(each, session.id)));
  }

  @Delete('sessions/:id')
  @SignedIn()
  @ApiAnswers({
    summary: 'End one of the own sessions',
    description: 'That browser is signed out by its next request; this one too, when it is the session that asks.',
    ok: SessionListItemDto,
  })
  async end(
    @CurrentSession() session: KnownSession,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SessionListItemDto>> {
    const ended = await this.sessions.endOne(session, id, request.id);
    if (id === session.id) this.browsers.forget(reply);
    return ok(viewListedSession(ended, session.id), 'Signed out there.');
  }

  @Post('sessions/revoke-all')
  @SignedIn()
  @ApiAnswers({ summary: 'Sign out everywhere', description: 'Here too.', ok: SignedOutDto })
  async revokeAll(
    @CurrentSession() session: KnownSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SignedOutDto>> {
    const count = await this.sessions.endEverywhere(session, request.id);
    this.browsers.forget(reply);
    return ok({ sessions_ended: count }, 'Signed out everywhere.');
  }
}
