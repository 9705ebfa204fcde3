import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, ok, PublicToBrowsers, type Envelope } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordResetDto, ResetPasswordDto, SessionDto } from './auth.dto.ts';
import { BrowserSessions } from './browser-sessions.ts';
import { PasswordResets } from './password-resets.service.ts';

/** Whoever holds a link that the hub's operator made. */
@ApiTags('Signing in')
@Controller('api/v1/auth/password-resets')
export class PasswordResetsController {
  constructor(
    private readonly browsers: BrowserSessions,
    private readonly resets: PasswordResets,
  ) {}

  @Get(':token')
  @PublicToBrowsers()
  @ApiAnswers({ summary: 'Show whose password a link resets', ok: PasswordResetDto })
  async show(@Param('token') token: string): Promise<Envelope<PasswordResetDto>> {
    const { email } = await this.resets.show(token);
    return ok({ email });
  }

  @Post(':token')
  @PublicToBrowsers()
  @ApiAnswers({
    summary: 'Choose a new password',
    description:
      'Once, with the link that `npm run reset-password` printed. Ends every session of the person, and signs in.',
    ok: SessionDto,
    okDescription: 'Signed in: the answer sets the session cookie.',
    errors: ['rate_limited'],
  })
  async complete(
    @Param('token') token: string,
    @Body() body: ResetPasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SessionDto>> {
    const session = await this.resets.complete(token, body.password, this.browsers.visit(request));
    return ok(await this.browsers.begin(reply, session), 'Password changed; you are signed out everywhere else.');
  }
}
