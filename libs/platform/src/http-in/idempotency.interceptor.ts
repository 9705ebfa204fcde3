import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { lastValueFrom, of } from 'rxjs';
import type { Context } from '../context/context.ts';
import { internalError, validationFailed } from '../errors/factories.ts';
import { canonicalJson } from './canonical-json.ts';
import { NON_TRANSACTIONAL, SECRET_PATHS } from './idempotency.decorators.ts';
import type { KeyScope } from './idempotency.repository.ts';
import type { Answer, Outcome } from './idempotency.service.ts';
import { Idempotency } from './idempotency.service.ts';
import { contextOf } from './request-state.ts';
import { withoutSecrets } from './secret-paths.ts';

/** Replays the first answer of a write to later requests with the same Idempotency-Key; without one it does nothing. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  readonly #idempotency: Idempotency;
  readonly #reflector: Reflector;

  constructor(idempotency: Idempotency, reflector: Reflector) {
    this.#idempotency = idempotency;
    this.#reflector = reflector;
  }

  async intercept(host: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = idempotencyKeyOf(request);
    if (key === null) return next.handle();
    const outcome = await this.#run(host, next, request, reply, key);
    reply.status(outcome.status);
    if (outcome.replayed) reply.header('idempotent-replayed', 'true');
    return of(outcome.body);
  }

  async #run(
    host: ExecutionContext,
    next: CallHandler,
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
  ): Promise<Outcome> {
    const ctx = contextOf(request);
    const scope: KeyScope = { tenantId: ctx.tenantId, route: `${request.method} ${pathOf(request)}`, key };
    const asked = canonicalJson([request.url, request.body ?? null]);
    const fingerprint = await this.#idempotency.fingerprint(ctx.tenantId, asked);
    const secrets = this.#reflector.get<readonly string[] | undefined>(SECRET_PATHS, host.getHandler()) ?? [];
    const handle = async (): Promise<Answer> => {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      return { status: reply.statusCode, body, stored: withoutSecrets(body, secrets) };
    };
    const alone = this.#reflector.get<boolean | undefined>(NON_TRANSACTIONAL, host.getHandler()) === true;
    if (alone) return this.#idempotency.nonTransactional(scope, fingerprint, handle);
    return this.#idempotency.transactional(ctx, scope, fingerprint, (inside) => within(request, inside, handle));
  }
}

/** The request's Idempotency-Key, null without one; 422 when it is empty or too long. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && header.length >= 1 && header.length <= 255) return header;
  throw validationFailed({ idempotency_key: ['Give 1 to 255 characters in the header Idempotency-Key.'] });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}

/** While the handler runs, the request's context is the one with the transaction. */
async function within<T>(request: FastifyRequest, inside: Context, work: () => Promise<T>): Promise<T> {
  const state = request.hub;
  if (state === null) throw internalError(new Error('an idempotent route needs a context'));
  const outside = state.context;
  state.context = inside;
  try {
    return await work();
  } finally {
    state.context = outside;
  }
}
