import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Actor } from '../context/context.ts';
import { hasScope, NO_TENANT, PLATFORM_TENANT } from '../context/context.ts';
import { forbidden, internalError, notFound, unauthenticated, validationFailed } from '../errors/factories.ts';
import { noFieldErrors } from '../errors/patchbay.error.ts';
import type { PatchbayError } from '../errors/patchbay.error.ts';
import { isId } from '../ids/ids.ts';
import type { RouteAccess } from './access.decorators.ts';
import type { ActorResolver, KnownSession, ResolvedActor, SessionResolver } from './ports.ts';
import type { RequestState } from './request-state.ts';
import type { SessionCookie } from './session-cookie.ts';
import { admitSession, carriesCsrfToken, foreignOrigin, signedOut } from './session-gate.ts';
import { isStorableText } from './text-guard.ts';

const PLATFORM: Actor = { kind: 'platform' };

type RequestHook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/** What tells who is asking. */
export interface DoorKeepers {
  readonly resolver: ActorResolver;
  readonly sessions: SessionResolver;
  readonly cookie: SessionCookie;
  readonly isPlatformKey: (header: string | undefined) => boolean;
  /** Whether a browser says that one of our own pages sent the request. */
  readonly isOurs: (request: FastifyRequest) => boolean;
}

/**
 * Decides who may go on, before the body is read: key, scope, form of the ids, unknown query parameters.
 * A hook of Fastify rather than a guard of Nest: with a cached key it costs a look-up, no promise and no context object.
 */
export function accessHook(keepers: DoorKeepers): RequestHook {
  const { resolver, cookie, isPlatformKey } = keepers;
  return (request, _reply, done) => {
    if (request.is404) return done();
    const access = request.routeOptions.config.access;
    if (access === undefined) return done();
    if (access.kind === 'public' && !access.sameOrigin) return done(refuseUnknown(request, access));
    const { authorization, cookie: cookies } = request.headers;
    // A request that brings a key is judged by it: whatever cookie the browser adds is not looked at.
    const token = authorization === undefined ? cookie.read(cookies) : null;
    if (access.kind === 'public') return enterPublic(keepers, request, access, token, done);
    if (token !== null) {
      return settle(keepers.sessions.resolve(token), done, (session) => bySession(keepers, request, access, session));
    }
    if (access.kind === 'platform' && isPlatformKey(authorization)) {
      request.hub = { context: { tenantId: PLATFORM_TENANT, actor: PLATFORM, requestId: request.id } };
      return done(refuseUnknown(request, access));
    }
    settle(resolver.resolve(authorization), done, (actor) => byKey(request, access, actor, isPlatformKey));
  };
}

/** Waits only for what is not known yet. */
function settle<T>(
  known: T | Promise<T>,
  done: HookHandlerDoneFunction,
  judge: (value: T) => PatchbayError | undefined,
): void {
  if (!(known instanceof Promise)) return done(judge(known));
  known.then(
    (value) => done(judge(value)),
    (error: unknown) => done(error instanceof Error ? error : internalError(error)),
  );
}

/** Signing in: no key and no session needed, but one that is there and proves its page is known to the handler. */
function enterPublic(
  keepers: DoorKeepers,
  request: FastifyRequest,
  access: RouteAccess,
  token: string | null,
  done: HookHandlerDoneFunction,
): void {
  if (request.method !== 'GET' && !keepers.isOurs(request)) return done(foreignOrigin());
  if (token === null) return done(refuseUnknown(request, access));
  settle(keepers.sessions.resolve(token), done, (session) => {
    if (session !== null && carriesCsrfToken(request, session)) request.hub = { context: nobody(request), session };
    return refuseUnknown(request, access);
  });
}

function nobody(request: FastifyRequest): RequestState['context'] {
  return { tenantId: NO_TENANT, actor: { kind: 'system', name: 'sign-in' }, requestId: request.id };
}

function bySession(
  { isOurs }: DoorKeepers,
  request: FastifyRequest,
  access: RouteAccess,
  session: KnownSession | null,
): PatchbayError | undefined {
  if (session === null) return signedOut();
  return admitSession(request, access, session, isOurs) ?? refuseUnknown(request, access);
}

function byKey(
  request: FastifyRequest,
  access: RouteAccess,
  actor: ResolvedActor | null,
  isPlatformKey: (header: string | undefined) => boolean,
): PatchbayError | undefined {
  const { authorization } = request.headers;
  if (actor === null) {
    if (access.kind === 'session' && authorization === undefined) return signedOut();
    if (!isPlatformKey(authorization)) return unauthenticated();
    return forbidden('The platform key administers tenants; use an API key of the tenant here.');
  }
  if (access.kind === 'platform') {
    return forbidden('Only the platform key (PATCHBAY_PLATFORM_KEY) may do this.');
  }
  if (access.kind === 'session') {
    return forbidden('This is for signed-in people; an API key has no account of its own.');
  }
  if (access.scope !== null && !hasScope(actor, access.scope)) {
    return forbidden(`This API key lacks the scope ${access.scope}.`);
  }
  request.hub = { context: { tenantId: actor.tenantId, actor, requestId: request.id } };
  return refuseUnknown(request, access);
}

function refuseUnknown(request: FastifyRequest, access: RouteAccess): PatchbayError | undefined {
  if (!hasGoodParameters(request.params)) return notFound('path');
  if (!request.url.includes('?')) return undefined;
  const errors = noFieldErrors();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (!access.readsQuery) errors[name] = ['This query parameter is not known.'];
    else if (![name, value].flat().every((text) => typeof text !== 'string' || isStorableText(text))) {
      errors[name] = ['Holds a NUL character; send plain text.'];
    }
  }
  return Object.keys(errors).length > 0 ? validationFailed(errors) : undefined;
}

/** A path that cannot name anything is answered like one that names nothing. */
function hasGoodParameters(params: unknown): boolean {
  if (typeof params !== 'object' || params === null) return true;
  return Object.entries(params).every(([name, value]) => {
    if (name === 'id' || name.endsWith('_id')) return isId(value);
    return typeof value !== 'string' || isStorableText(value);
  });
}

/** After the body is read: routes that take none refuse fields, those with a DTO get an object whatever was sent. */
export function bodyHook(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const access = request.is404 ? undefined : request.routeOptions.config.access;
  if (access === undefined || access.readsBody === 'own') return done();
  const body = request.body;
  if (body === undefined) {
    if (access.readsBody) request.body = {};
    return done();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return done(validationFailed({ body: ['Send a JSON object.'] }));
  }
  const unknown = access.readsBody ? [] : Object.keys(body);
  if (unknown.length === 0) return done();
  done(validationFailed(Object.fromEntries(unknown.map((name) => [name, ['This field is not known.']]))));
}
