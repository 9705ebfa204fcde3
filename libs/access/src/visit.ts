import type { KnownSession, SessionCookie } from '@patchbay/platform';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from './client-address.ts';

/** A browser that signs in, as far as it is noted. */
export interface Visit {
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  /** What its cookie held before; that session ends. */
  readonly previousToken: string | null;
  /** Signed in already, and proven to be one of our pages. */
  readonly session: KnownSession | null;
}

const LONGEST_USER_AGENT = 200;

export function visitOf(request: FastifyRequest, cookie: SessionCookie): Visit {
  const { headers } = request;
  return {
    address: clientAddress(request.socket.remoteAddress ?? '', headers['x-forwarded-for']),
    userAgent: (headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT),
    requestId: request.id,
    previousToken: cookie.read(headers.cookie),
    session: request.hub?.session ?? null,
  };
}
