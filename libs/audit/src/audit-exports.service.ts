import { Injectable } from '@nestjs/common';
import { Clock, DRAIN, Lifecycle, rateLimited, type Context, type FileAnswer } from '@patchbay/platform';
import type { AuditCriteria } from './audit-entry.repository.ts';
import { viewAuditEntry } from './audit-log.dto.ts';
import { AuditLog } from './audit-log.service.ts';

/** Each holds a batch in memory for as long as its reader takes. */
const MOST_AT_ONCE = 4;

/** The audit log as a file of any length, in the memory of one batch. */
@Injectable()
export class AuditExports {
  readonly #log: AuditLog;
  readonly #clock: Clock;
  readonly #running = new Set<AbortController>();

  constructor(log: AuditLog, clock: Clock, lifecycle: Lifecycle) {
    this.#log = log;
    this.#clock = clock;
    // A slow reader would hold up the stop; what it has got so far ends visibly unfinished.
    lifecycle.onDrain(DRAIN.http, 'audit exports', () => this.#running.forEach((each) => each.abort()));
  }

  /** JSON lines, oldest first. Nothing is read before the first chunk is asked for. */
  file(ctx: Context, criteria: AuditCriteria): FileAnswer {
    const stop = new AbortController();
    return {
      name: `audit-log-${this.#clock.now().toISOString().slice(0, 10)}.jsonl`,
      type: 'application/x-ndjson; charset=utf-8',
      chunks: this.#chunks(ctx, criteria, stop),
      signal: stop.signal,
    };
  }

  async *#chunks(
    ctx: Context,
    criteria: AuditCriteria,
    stop: AbortController,
  ): AsyncGenerator<string, void, undefined> {
    if (this.#running.size >= MOST_AT_ONCE) {
      throw rateLimited(5, `${MOST_AT_ONCE} exports are under way in this process; try again when one has ended.`);
    }
    this.#running.add(stop);
    try {
      for await (const batch of this.#log.batches(ctx, criteria)) {
        yield batch.map((entry) => `${JSON.stringify(viewAuditEntry(entry))}\n`).join('');
      }
    } finally {
      this.#running.delete(stop);
    }
  }
}
