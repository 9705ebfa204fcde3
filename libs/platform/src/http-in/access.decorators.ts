import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.ts';

/** Who may call a route, and which parts of a request it reads at all: what it does not read, it refuses. */
export interface RouteAccess {
  readonly kind: 'scope' | 'public' | 'platform' | 'session';
  readonly scope: string | null;
  /** false: any query parameter is unknown, hence 422. */
  readonly readsQuery: boolean;
  /** false: any body field is unknown, hence 422. 'own': the handler judges the parsed body itself. */
  readonly readsBody: boolean | 'own';
  /** The handler wants the bytes, not JSON (webhooks). */
  readonly rawBody: boolean;
  /** For browsers: a request from another site's page is refused, and a session it brings is known to the handler. */
  readonly sameOrigin: boolean;
}

export interface RouteOptions {
  /** 'own': the handler keeps idempotency keys itself (operations); default: the interceptor does for every write. */
  readonly idempotency?: 'own';
  /** 'own': the handler parses `request.query` itself, e.g. with zod. */
  readonly query?: 'own';
  /** 'own': the handler parses `request.body` itself, e.g. with zod. 'raw': it gets a Buffer, whatever the content type. */
  readonly body?: 'own' | 'raw';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}

/** The route needs a key with this scope, or a person who has it: `@RequireScope('integrations:write')`. Writes take an Idempotency-Key. */
export function RequireScope(scope: string, options: RouteOptions = {}): MethodDecorator {
  const access = declareAccess('scope', scope, options);
  if (!scope.endsWith(':write') || options.idempotency === 'own') return access;
  return applyDecorators(UseInterceptors(IdempotencyInterceptor), access);
}

/** The route needs a key or a session, of whatever scopes: the handler judges what of it they may see. */
export function AnyScope(options: RouteOptions = {}): MethodDecorator {
  return declareAccess('scope', null, options);
}

/** The route needs no key; browsers use it to sign in, so that pages of other sites may not. */
export function PublicToBrowsers(): MethodDecorator {
  return declareAccess('public', null, { sameOrigin: true });
}

/** The route is for a signed-in person, whatever their tenants; its context belongs to no tenant. Keys are refused. */
export function SignedIn(): MethodDecorator {
  return declareAccess('session', null, {});
}

/** The route needs no key. */
export function Public(options: RouteOptions = {}): MethodDecorator {
  return declareAccess('public', null, options);
}

/** The route needs the platform key; its context belongs to no tenant. Writes take an Idempotency-Key. */
export function PlatformOnly(options: RouteOptions = {}): MethodDecorator {
  const access = declareAccess('platform', null, options);
  return options.idempotency === 'own' ? access : applyDecorators(UseInterceptors(IdempotencyInterceptor), access);
}

interface DeclaredOptions extends RouteOptions {
  readonly sameOrigin?: boolean;
}

function declareAccess(kind: RouteAccess['kind'], scope: string | null, options: DeclaredOptions): MethodDecorator {
  return (target, property, descriptor) => {
    const access: RouteAccess = {
      kind,
      scope,
      readsQuery: options.query === 'own' || hasParameter(target.constructor, property, RouteParamtypes.QUERY),
      readsBody: options.body === undefined ? hasParameter(target.constructor, property, RouteParamtypes.BODY) : 'own',
      rawBody: options.body === 'raw',
      sameOrigin: options.sameOrigin ?? false,
    };
    const handler: unknown = descriptor.value;
    if (typeof handler !== 'function') return;
    const known: unknown = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler);
    Reflect.defineMetadata(
      FASTIFY_ROUTE_CONFIG_METADATA,
      { ...(typeof known === 'object' ? known : {}), access },
      handler,
    );
  };
}

/** Parameter decorators run before the method's own, so what the handler takes is known here. */
function hasParameter(controller: object, property: string | symbol, kind: RouteParamtypes): boolean {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, property);
  if (typeof parameters !== 'object' || parameters === null) return false;
  return Object.keys(parameters).some((key) => key.startsWith(`${String(kind)}:`));
}
