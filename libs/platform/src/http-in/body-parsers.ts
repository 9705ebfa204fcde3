import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformedRequest, validationFailed } from '../errors/factories.ts';
import { forbiddenText, isTooDeep, looksSuspicious, MAX_DEPTH } from './text-guard.ts';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:;|$)/i;

/** JSON for every route, bytes for those that ask for them (webhooks); anything else is refused. */
export function installBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      done(null, parseBody(request, body));
    } catch (error) {
      done(error instanceof Error ? error : new Error('the body could not be parsed', { cause: error }));
    }
  });
}

function parseBody(request: FastifyRequest, body: Buffer): unknown {
  if (request.is404) return undefined;
  if (request.routeOptions.config.access?.rawBody === true) return body;
  if (body.length === 0) return undefined;
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw malformedRequest('Send JSON, with the header Content-Type: application/json.');
  }
  return parseJson(body);
}

function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw malformedRequest('The request body is not UTF-8.');
  if (isTooDeep(body)) throw validationFailed({ body: [`Nests deeper than ${MAX_DEPTH} levels.`] });
  const text = body.toString('utf8');
  const value = parse(text);
  if (looksSuspicious(text)) {
    const errors = forbiddenText(value);
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause: the message of a SyntaxError quotes the body, and causes are logged.
    throw malformedRequest();
  }
}
