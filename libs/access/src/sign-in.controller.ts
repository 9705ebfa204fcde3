import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, ok, PublicToBrowsers, type Envelope } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptInvitationDto, LoginDto, SessionDto, SetupDto, SetupStateDto } from './auth.dto.ts';
import { BrowserSessions } from './browser-sessions.ts';
import { Invitations } from './invitations.service.ts';
import { InvitationOfferDto } from './member.dto.ts';
import { SetupLink } from './setup-link.service.ts';
import { Setup } from './setup.service.ts';
import { SignIn } from './sign-in.service.ts';

const SIGNED_IN = 'Signed in: the answer sets the session cookie.';

/** The ways in: nobody is signed in yet. */
@ApiTags('Signing in')
@Controller('api/v1/auth')
export class SignInController {
  constructor(
    private readonly browsers: BrowserSessions,
    private readonly link: SetupLink,
    private readonly setup: Setup,
    private readonly signIn: SignIn,
    private readonly invitations: Invitations,
  ) {}

  @Get('setup')
  @PublicToBrowsers()
  @ApiAnswers({ summary: 'Tell whether the first user is still to be created', ok: SetupStateDto })
  async setupState(): Promise<Envelope<SetupStateDto>> {
    return ok({ needed: await this.link.needed() });
  }

  @Post('setup')
  @PublicToBrowsers()
  @ApiAnswers({
    summary: 'Create the first user',
    description: 'With the link the hub printed when it started. Makes an owner of the first tenant, and signs in.',
    ok: SessionDto,
    status: 201,
    okDescription: SIGNED_IN,
    errors: ['forbidden', 'conflict', 'rate_limited'],
  })
  async completeSetup(
    @Body() body: SetupDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SessionDto>> {
    const token = await this.setup.complete(body, this.browsers.visit(request));
    return ok(await this.browsers.begin(reply, token), 'Welcome to Patchbay.');
  }

  @Post('login')
  @PublicToBrowsers()
  @ApiAnswers({
    summary: 'Sign in',
    description: 'Always opens a new session. After a few failures each further try has to wait, see Retry-After.',
    ok: SessionDto,
    okDescription: SIGNED_IN,
    errors: ['unauthenticated', 'forbidden', 'rate_limited'],
  })
  async login(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SessionDto>> {
    const token = await this.signIn.signIn(body.email, body.password, this.browsers.visit(request));
    return ok(await this.browsers.begin(reply, token), 'Signed in.');
  }

  @Get('invitations/:token')
  @PublicToBrowsers()
  @ApiAnswers({ summary: 'Show an invitation', ok: InvitationOfferDto })
  async showInvitation(@Param('token') token: string): Promise<Envelope<InvitationOfferDto>> {
    const { invitation, hasAccount } = await this.invitations.show(token);
    return ok({
      tenant: { slug: invitation.tenantSlug, name: invitation.tenantName },
      email: invitation.email,
      role: invitation.role,
      has_account: hasAccount,
      expires_at: invitation.expiresAt,
    });
  }

  @Post('invitations/:token')
  @PublicToBrowsers()
  @ApiAnswers({
    summary: 'Accept an invitation',
    description:
      'Somebody new gives a name and chooses a password; somebody with an account gives its password, or is signed in to it and sends X-CSRF-Token.',
    ok: SessionDto,
    status: 201,
    okDescription: SIGNED_IN,
    errors: ['unauthenticated', 'forbidden', 'conflict', 'rate_limited'],
  })
  async acceptInvitation(
    @Param('token') token: string,
    @Body() body: AcceptInvitationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Envelope<SessionDto>> {
    const session = await this.invitations.accept(token, body, this.browsers.visit(request));
    return ok(await this.browsers.begin(reply, session), 'Welcome.');
  }
}
