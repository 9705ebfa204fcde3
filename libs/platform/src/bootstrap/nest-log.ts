import type { LoggerService } from '@nestjs/common';
import type { Log } from '../telemetry/log.ts';

/** Nest's own messages in our log; what it says while all goes well is left out. */
export class NestLog implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log.child({ area: 'nest' });
  }

  log(): void {}

  warn(message: unknown): void {
    this.#log.warn(String(message));
  }

  error(message: unknown): void {
    this.#log.error(String(message));
  }
}
