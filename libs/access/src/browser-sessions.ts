import { Inject, Injectable } from '@nestjs/common';
import type { SessionCookie, Settings } from '@patchbay/platform';
import { sessionCookie, SETTINGS } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionDto } from './auth.dto.ts';
import { viewSession } from './auth.dto.ts';
import { SESSION_LONGEST_MS } from './session-times.ts';
import { Sessions } from './sessions.service.ts';
import type { Visit } from './visit.ts';
import { visitOf } from './visit.ts';

/** Sessions as browsers have them: a cookie in, a cookie out. */
@Injectable()
export class BrowserSessions {
  readonly #sessions: Sessions;
  readonly #cookie: SessionCookie;

  constructor(sessions: Sessions, @Inject(SETTINGS) { publicUrl }: Settings) {
    this.#sessions = sessions;
    this.#cookie = sessionCookie(publicUrl);
  }

  visit(request: FastifyRequest): Visit {
    return visitOf(request, this.#cookie);
  }

  /** Signs the browser in with the token of a session just opened. */
  async begin(reply: FastifyReply, token: string): Promise<SessionDto> {
    const session = await this.#sessions.known(token);
    reply.header('set-cookie', this.#cookie.set(token, SESSION_LONGEST_MS / 1000));
    return viewSession(session);
  }

  /** The browser's session as it is now, after something about the person was changed. */
  async refreshed(request: FastifyRequest): Promise<SessionDto> {
    return viewSession(await this.#sessions.known(this.#cookie.read(request.headers.cookie) ?? ''));
  }

  /** Ends the browser's own session. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.#cookie.read(request.headers.cookie);
    if (token !== null) await this.#sessions.end(token);
    this.forget(reply);
  }

  forget(reply: FastifyReply): void {
    reply.header('set-cookie', this.#cookie.clear());
  }
}
