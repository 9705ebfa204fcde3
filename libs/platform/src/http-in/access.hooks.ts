import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Actor } from '../context/context.ts';
import { hasScope, PLATFORM_TENANT } from '../context/context.ts';
import { forbidden, internalError, notFound, unauthenticated, validationFailed } from '../errors/factories.ts';
import { noFieldErrors } from '../errors/patchbay.error.ts';
import type { PatchbayError } from '../errors/patchbay.error.ts';
import { isId } from '../ids/ids.ts';
import type { RouteAccess } from './access.decorators.ts';
import type { ActorResolver, ResolvedActor } from './ports.ts';
import { isStorableText } from './text-guard.ts';

const PLATFORM: Actor = { kind: 'platform' };

type RequestHook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/**
 * Decides who may go on, before the body is read: key, scope, form of the ids, unknown query parameters.
 * A hook of Fastify rather than a guard of Nest: with a cached key it costs a look-up, no promise and no context object.
 */
export function accessHook(
  resolver: ActorResolver,
  isPlatformKey: (header: string | undefined) => boolean,
): RequestHook {
  return (request, _reply, done) => {
    if (request.is404) return done();
    const access = request.routeOptions.config.access;
    if (access === undefined) return done();
    if (access.kind === 'public') return done(refuseUnknown(request, access));
    const authorization = request.headers.authorization;
    if (access.kind === 'platform' && isPlatformKey(authorization)) {
      request.hub = { context: { tenantId: PLATFORM_TENANT, actor: PLATFORM, requestId: request.id } };
      return done(refuseUnknown(request, access));
    }
    const finish = (actor: ResolvedActor | null): void => {
      done(admit(request, access, actor, isPlatformKey));
    };
    const resolved = resolver.resolve(authorization);
    if (!(resolved instanceof Promise)) return finish(resolved);
    resolved.then(finish, (error: unknown) => done(error instanceof Error ? error : internalError(error)));
  };
}

function admit(
  request: FastifyRequest,
  access: RouteAccess,
  actor: ResolvedActor | null,
  isPlatformKey: (header: string | undefined) => boolean,
): PatchbayError | undefined {
  if (actor === null) {
    if (!isPlatformKey(request.headers.authorization)) return unauthenticated();
    return forbidden('The platform key administers tenants; use an API key of the tenant here.');
  }
  if (access.kind === 'platform') {
    return forbidden('Only the platform key (PATCHBAY_PLATFORM_KEY) may do this.');
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
