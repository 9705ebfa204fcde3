import { Inject, Injectable } from '@nestjs/common';
import {
  ActorResolver,
  SessionResolver,
  SETTINGS,
  sessionCookie,
  type KnownSession,
  type ResolvedActor,
  type Settings,
} from '@patchbay/platform';
import type { FastifyRequest } from 'fastify';

type Found = ResolvedActor | null;

/** Looks again at who reads a stream, by what their request brought. */
@Injectable()
export class ReaderIdentity {
  private readonly cookie;

  constructor(
    private readonly keys: ActorResolver,
    private readonly sessions: SessionResolver,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.cookie = sessionCookie(settings.publicUrl);
  }

  /** Null: revoked, expired, signed out, or no member of the tenant any more. Warm, it costs no query. */
  again(request: FastifyRequest, tenantId: string): Found | Promise<Found> {
    const { authorization, cookie } = request.headers;
    const token = authorization === undefined ? this.cookie.read(cookie) : null;
    if (token === null) return this.keys.resolve(authorization);
    const session = this.sessions.resolve(token);
    return session instanceof Promise
      ? session.then((found) => memberOf(found, tenantId))
      : memberOf(session, tenantId);
  }
}

function memberOf(session: KnownSession | null, tenantId: string): Found {
  const membership = session?.memberships.find((each) => each.tenantId === tenantId);
  return membership === undefined ? null : { ...membership.actor, tenantId };
}
