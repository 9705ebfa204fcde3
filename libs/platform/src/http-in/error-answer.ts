import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import {
  conflict,
  forbidden,
  internalError,
  malformedRequest,
  notFound,
  payloadTooLarge,
  rateLimited,
  unauthenticated,
  unavailable,
  validationFailed,
} from '../errors/factories.ts';
import type { FieldErrors } from '../errors/patchbay.error.ts';
import { noFieldErrors, PatchbayError } from '../errors/patchbay.error.ts';
import type { Log } from '../telemetry/log.ts';

/** What every refusal and failure looks like. */
export interface ErrorAnswer {
  readonly success: false;
  readonly code: string;
  readonly message: string;
  readonly errors: FieldErrors;
  readonly request_id: string;
  readonly data?: unknown;
}

/** Maps whatever was thrown to the error that is answered; what is not known becomes a 500 that keeps its cause. */
function toPatchbayError(thrown: unknown): PatchbayError {
  if (thrown instanceof PatchbayError) return thrown;
  if (thrown instanceof z.ZodError) return validationFailed(fieldErrorsOf(thrown));
  if (thrown instanceof HttpException) return fromStatus(thrown.getStatus(), thrown);
  const { code, statusCode, driverError } = shapeOf(thrown);
  if (code !== undefined && code.startsWith('FST_')) return fromFastify(code, statusCode, thrown);
  return fromDatabase(code ?? shapeOf(driverError).code, thrown) ?? internalError(thrown);
}

/** Messages by dotted path of a zod refusal. */
export function fieldErrorsOf(refusal: z.ZodError): FieldErrors {
  const errors = noFieldErrors();
  for (const issue of refusal.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const message = issue.code === 'unrecognized_keys' ? 'This field is not known.' : issue.message;
    for (const name of names) {
      const path = name.length === 0 ? 'body' : name.map(String).join('.');
      errors[path] = [...(errors[path] ?? []), message];
    }
  }
  return errors;
}

function shapeOf(thrown: unknown): { code?: string; statusCode?: number; driverError?: unknown } {
  if (typeof thrown !== 'object' || thrown === null) return {};
  return {
    ...('code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}),
    ...('statusCode' in thrown && typeof thrown.statusCode === 'number' ? { statusCode: thrown.statusCode } : {}),
    ...('driverError' in thrown ? { driverError: thrown.driverError } : {}),
  };
}

function fromFastify(code: string, status: number | undefined, thrown: unknown): PatchbayError {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return payloadTooLarge();
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') return notFound('path');
  if (status === undefined || status >= 500) return internalError(thrown);
  return malformedRequest('The request cannot be read; check its headers and body.', thrown);
}

function fromStatus(status: number, thrown: HttpException): PatchbayError {
  const message = thrown.message;
  switch (status) {
    case 401:
      return unauthenticated();
    case 403:
      return forbidden(message);
    case 404:
      return notFound('path');
    case 409:
      return conflict(message);
    case 413:
      return payloadTooLarge();
    case 422:
      return validationFailed({}, message);
    case 429:
      return rateLimited(1);
    case 503:
      return unavailable(message, thrown);
    default:
      return status < 500 ? malformedRequest(message, thrown) : internalError(thrown);
  }
}

/** Postgres: class 22 is a value it cannot hold, class 08 and 57P0x that it is not there. */
function fromDatabase(code: string | undefined, thrown: unknown): PatchbayError | null {
  if (code === undefined) return null;
  if (/^22[0-9A-Z]{3}$/.test(code)) {
    return new PatchbayError('validation_failed', 'The request holds a value that cannot be stored.', {
      cause: thrown,
    });
  }
  if (/^(?:08[0-9A-Z]{3}|57P0[1-5])$/.test(code) || code === 'ECONNREFUSED') {
    return unavailable('The database is out of reach; try again shortly.', thrown);
  }
  return null;
}

/** Sends the error as the envelope says; faults of the hub are logged with their causes, which nobody outside sees. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const error = toPatchbayError(thrown);
  if (error.httpStatus >= 500 && error.code !== 'vendor_error') {
    log.error('a request failed', { request_id: request.id, code: error.code, error: error.cause ?? error });
  } else if (error.cause !== undefined) {
    log.debug('a request was refused', { request_id: request.id, code: error.code, error: error.cause });
  }
  if (reply.sent || reply.raw.headersSent) return;
  if (error.httpStatus === 401) reply.header('www-authenticate', 'Bearer');
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  reply.code(error.httpStatus).type('application/json').send(errorAnswer(error, request.id));
}

/** The body of an error's answer. */
function errorAnswer(error: PatchbayError, requestId: string): ErrorAnswer {
  return {
    success: false,
    code: error.code,
    message: error.message,
    errors: error.errors ?? {},
    request_id: requestId,
    ...(error.data === undefined ? {} : { data: error.data }),
  };
}
