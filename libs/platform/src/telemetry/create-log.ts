import type { DestinationStream, Logger, LoggerOptions } from 'pino';
import { destination, pino } from 'pino';
import type { LogLevel } from '../config/settings.ts';
import { Log } from './log.ts';

/** Names whose values are never written, at the top of a line or one level down. Nobody should log them; this is the net. */
const SECRET_NAMES = [
  'authorization',
  'cookie',
  'headers',
  'body',
  'query',
  'credentials',
  'password',
  'secret',
  'token',
  'api_key',
  'apiKey',
  'key',
  'parameters',
];

/** Keys of the hub, bearer values and passwords in URLs, wherever in a line they turn up (mostly in error texts). */
const SECRET_TEXT = /pb_[A-Za-z0-9_-]{16,}|(?<=Bearer )[^\s"\\]+|(?<=:\/\/)[^\s"/@]+(?=@)/g;

const CENSOR = '[redacted]';

/** A log whose lines are written together, a few times a second, so that writing them is off the requests' path. */
export function createLog(level: LogLevel, sink?: DestinationStream): LogSink {
  const stream = sink ?? destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 500 });
  const options: LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    messageKey: 'message',
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: (thrown: unknown) => describeError(thrown) },
    hooks: { streamWrite: (line) => line.replace(SECRET_TEXT, CENSOR) },
  };
  const redact = { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: CENSOR };
  const logger = pino({ ...options, redact }, stream);
  return { log: new Log(logger), requests: new Log(pino(options, stream)), flush: () => flush(logger) };
}

export interface LogSink {
  readonly log: Log;
  /** For the line of each request, whose fields are fixed: without the look for secret names, which costs. */
  readonly requests: Log;
  /** Resolves when everything logged so far is written. */
  readonly flush: () => Promise<void>;
}

function flush(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    logger.flush(() => resolve());
  });
}

/** Name, code, message and stack of an error and its causes; never its other fields, which may hold values of a statement. */
function describeError(thrown: unknown, depth = 0): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  if (!('message' in thrown)) return { name: 'object', message: 'Something was thrown that is no error.' };
  return {
    name: 'name' in thrown ? thrown.name : undefined,
    code: 'code' in thrown ? thrown.code : undefined,
    message: thrown.message,
    stack: 'stack' in thrown ? thrown.stack : undefined,
    cause:
      'cause' in thrown && thrown.cause !== undefined && depth < 5 ? describeError(thrown.cause, depth + 1) : undefined,
  };
}
