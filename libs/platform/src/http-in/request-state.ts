import type { FastifyRequest } from 'fastify';
import type { Context } from '../context/context.ts';
import { internalError } from '../errors/factories.ts';
import type { KnownSession } from './ports.ts';

/** What the hub knows about a request under way; set by the access hook. */
export interface RequestState {
  /** Replaced by one with a transaction while an idempotent write runs. */
  context: Context;
  /** Of a signed-in person; undefined for keys. */
  readonly session?: KnownSession;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** null before access was decided, and on public routes. */
    hub: RequestState | null;
  }
}

/** The session of a request that only signed-in people may make. */
export function sessionOf(request: FastifyRequest): KnownSession {
  const session = request.hub?.session;
  if (session === undefined) throw internalError(new Error(`${request.url} asks for a session but does not need one`));
  return session;
}

/** The context of an authenticated request; hot controllers use it with `@Req()` instead of `@Ctx()`. */
export function contextOf(request: FastifyRequest): Context {
  const state = request.hub;
  if (state === null) throw internalError(new Error(`${request.url} asks for a context but is public`));
  return state.context;
}
