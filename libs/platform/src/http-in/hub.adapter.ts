import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../ids/ids.ts';
import { notFound } from '../errors/factories.ts';
import type { Log } from '../telemetry/log.ts';
import { answerError } from './error-answer.ts';

/** The largest body a request may have. */
const BODY_LIMIT = 1_048_576;

const SANE_REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Fastify set up for the hub: whatever it refuses by itself is answered in the envelope too. */
export class HubAdapter extends FastifyAdapter {
  readonly #log: Log;

  constructor(log: Log, serverFactory: (handler: RequestListener) => Server) {
    super({
      bodyLimit: BODY_LIMIT,
      genReqId: requestIdOf,
      requestIdHeader: false,
      logger: false,
      // No Connect-style middleware here, and without it a request passes one hook less.
      skipMiddie: true,
      serverFactory,
      frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
        answerError(error, request, reply, log),
      clientErrorHandler: answerGarbage,
      routerOptions: { maxParamLength: 256 },
    });
    this.#log = log;
  }

  /** Nest would map errors to its own shape first. */
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.instance.setErrorHandler((error, request, reply) => answerError(error, request, reply, this.#log));
  }

  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.instance.setNotFoundHandler((request, reply) =>
      answerError(notFound('path'), request, reply, this.#log),
    );
  }
}

/** The caller's request id when it is a harmless one, else a new one. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : newId();
}

const GARBAGE = JSON.stringify({
  success: false,
  code: 'malformed_request',
  message: 'This is not a valid HTTP request.',
  errors: {},
  request_id: '',
});

const GARBAGE_STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Bytes that are not HTTP never become a request; the connection is answered once and closed. */
function answerGarbage(error: Error, socket: { writable: boolean; end(text: string): void; destroy(): void }): void {
  if (!socket.writable) return socket.destroy();
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const head = [
    `HTTP/1.1 ${GARBAGE_STATUS[code] ?? '400 Bad Request'}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(GARBAGE)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${GARBAGE}`);
}
