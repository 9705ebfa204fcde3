import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../context/context.ts';
import { hasScope, NO_TENANT } from '../context/context.ts';
import { forbidden, unauthenticated, validationFailed } from '../errors/factories.ts';
import type { PatchbayError } from '../errors/patchbay.error.ts';
import type { RouteAccess } from './access.decorators.ts';
import type { KnownSession, SessionMembership } from './ports.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** Why a browser's request is not let in although it has a session; it gets a context when nothing is wrong. */
export function admitSession(
  request: FastifyRequest,
  access: RouteAccess,
  session: KnownSession,
  isOurs: (request: FastifyRequest) => boolean,
): PatchbayError | undefined {
  if (access.kind === 'platform') return forbidden('Only the platform key (PATCHBAY_PLATFORM_KEY) may do this.');
  if (!SAFE_METHODS.has(request.method)) {
    if (!isOurs(request)) return foreignOrigin();
    if (!carriesCsrfToken(request, session)) {
      return forbidden('Send the csrf_token of GET /api/v1/auth/session in the header X-CSRF-Token.');
    }
  }
  if (access.kind === 'session') {
    const actor: Actor = { kind: 'person', personId: session.personId, role: 'viewer', email: session.email };
    request.hub = { context: { tenantId: NO_TENANT, actor, requestId: request.id }, session };
    return undefined;
  }
  return admitToTenant(request, access, session);
}

function admitToTenant(request: FastifyRequest, access: RouteAccess, session: KnownSession): PatchbayError | undefined {
  const membership = chosenMembership(session.memberships, request.headers['x-tenant']);
  if (!('actor' in membership)) return membership;
  const { actor, tenantId } = membership;
  if (access.scope !== null && !hasScope(actor, access.scope)) {
    return forbidden('Viewers look and change nothing; ask an owner or admin of the tenant.');
  }
  request.hub = { context: { tenantId, actor, requestId: request.id }, session };
  return undefined;
}

/** By slug or id; without a name the only one. A tenant that is not theirs answers like one that does not exist. */
function chosenMembership(
  memberships: readonly SessionMembership[],
  named: string | string[] | undefined,
): SessionMembership | PatchbayError {
  if (named === undefined) {
    const [only, second] = memberships;
    if (only === undefined) return forbidden('You are a member of no tenant; ask somebody to invite you.');
    if (second === undefined) return only;
    return validationFailed({ 'x-tenant': ['You belong to several tenants: name one in the header X-Tenant.'] });
  }
  const found = memberships.find(({ slug, tenantId }) => named === slug || named === tenantId);
  return found ?? forbidden('The tenant in X-Tenant does not exist, or you are not a member of it.');
}

/** In a time that does not depend on where they differ. */
export function carriesCsrfToken(request: FastifyRequest, session: KnownSession): boolean {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(session.csrfToken)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function foreignOrigin(): PatchbayError {
  return forbidden('This request comes from a page of another site.');
}

export function signedOut(): PatchbayError {
  return unauthenticated('You are not signed in, or your session has ended: sign in again.');
}

/**
 * Whether a browser says that a page of this hub sent the request: its Origin is the public URL's, or that of the host it
 * asked. Without an Origin (no browser, or an old one) Sec-Fetch-Site must not speak against it.
 */
export function originCheck(publicUrl: string): (request: FastifyRequest) => boolean {
  const own = new URL(publicUrl).origin;
  return ({ headers }) => {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    const { origin, host } = headers;
    if (origin === undefined || origin === own) return true;
    return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
  };
}
