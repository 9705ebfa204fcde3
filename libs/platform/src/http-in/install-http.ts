import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction, RouteOptions } from 'fastify';
import { internalError } from '../errors/factories.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { RouteAccess } from './access.decorators.ts';
import { accessHook, bodyHook } from './access.hooks.ts';
import { installBodyParsers } from './body-parsers.ts';
import { ErrorFilter } from './error.filter.ts';
import type { HubAdapter } from './hub.adapter.ts';
import type { ActorResolver, SessionResolver } from './ports.ts';
import { sessionCookie } from './session-cookie.ts';
import { originCheck } from './session-gate.ts';
import { telemetryHook } from './request-telemetry.ts';
import { createValidationPipe } from './validation.pipe.ts';

export interface HttpParts {
  readonly resolver: ActorResolver;
  readonly sessions: SessionResolver;
  /** Base of the hub's URLs: where its own pages come from. */
  readonly publicUrl: string;
  readonly isPlatformKey: (authorization: string | undefined) => boolean;
  readonly log: Log;
  readonly requestLog: Log;
  readonly metrics: Metrics;
}

/** A route of the hub: what tests, the OpenAPI document and the start-up check go through. */
export interface RouteEntry {
  readonly method: string;
  /** Template, e.g. `/api/v1/integrations/:id`. */
  readonly url: string;
  readonly access: RouteAccess;
}

/**
 * Puts the hub's rules in front of every route. Called after Nest has made the modules and before it registers routes;
 * the list that is returned fills while it does.
 */
export function installHttp(app: INestApplication, adapter: HubAdapter, parts: HttpParts): readonly RouteEntry[] {
  const server = adapter.getInstance<FastifyInstance>();
  const routes: RouteEntry[] = [];
  server.decorateRequest('hub', null);
  installBodyParsers(server);
  server.addHook('onRoute', (route) => note(routes, route));
  server.addHook('onRequest', commonHeaders);
  const { resolver, sessions, isPlatformKey, publicUrl } = parts;
  const cookie = sessionCookie(publicUrl);
  server.addHook(
    'onRequest',
    accessHook({ resolver, sessions, cookie, isPlatformKey, isOurs: originCheck(publicUrl) }),
  );
  server.addHook('preValidation', bodyHook);
  server.addHook('onResponse', telemetryHook(parts.requestLog, parts.metrics));
  app.useGlobalFilters(new ErrorFilter(parts.log));
  app.useGlobalPipes(createValidationPipe());
  return routes;
}

/** The request id to quote, and two headers that keep browsers from guessing and caches from keeping answers. */
function commonHeaders(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  reply.header('x-request-id', request.id);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('cache-control', 'no-store');
  done();
}

/** A route of the API that says nothing about access would be open to anybody: it stops the start. */
function note(routes: RouteEntry[], route: RouteOptions): void {
  const access = route.config?.access;
  const methods = [route.method].flat().filter((method) => method !== 'HEAD');
  if (access !== undefined) routes.push(...methods.map((method) => ({ method, url: route.url, access })));
  else if (route.url.startsWith('/api/v1') && methods.length > 0) {
    const name = `${methods.join(',')} ${route.url}`;
    throw internalError(
      new Error(`${name} declares no access: add @RequireScope, @SignedIn, @PlatformOnly or @Public`),
    );
  }
}
