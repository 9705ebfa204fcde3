import type { Logger } from 'pino';
import { pino } from 'pino';

/** Facts of one line: names, ids, counts, durations. Never a body, header value, query or credential. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured JSON logs. `log.child({area: 'calls'}).warn('breaker opened', {tenant_id, connection_id})`. */
export class Log {
  readonly #pino: Logger;

  constructor(logger: Logger = pino({ level: 'silent' })) {
    this.#pino = logger;
  }

  child(fields: LogFields): Log {
    return new Log(this.#pino.child(fields));
  }

  debug(message: string, fields: LogFields = {}): void {
    this.#pino.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.#pino.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.#pino.warn(fields, message);
  }

  /** `fields.error` may be an Error: its name, message and stack are written, and those of its causes. */
  error(message: string, fields: LogFields = {}): void {
    this.#pino.error(fields, message);
  }
}
