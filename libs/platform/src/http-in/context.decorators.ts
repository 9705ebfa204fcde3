import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context/context.ts';
import type { KnownSession } from './ports.ts';
import { contextOf, sessionOf } from './request-state.ts';

/** Parameter decorator: the request's context, `list(@Ctx() ctx: Context)`. */
export const Ctx = createParamDecorator((_data: unknown, host: ExecutionContext): Context => {
  return contextOf(host.switchToHttp().getRequest<FastifyRequest>());
});

/** Parameter decorator: the session of a route marked `@SignedIn()`, `show(@CurrentSession() session: KnownSession)`. */
export const CurrentSession = createParamDecorator((_data: unknown, host: ExecutionContext): KnownSession => {
  return sessionOf(host.switchToHttp().getRequest<FastifyRequest>());
});

/** Parameter decorator: path and query as they came, for the links of a page. */
export const RequestUrl = createParamDecorator((_data: unknown, host: ExecutionContext): string => {
  return host.switchToHttp().getRequest<FastifyRequest>().url;
});
