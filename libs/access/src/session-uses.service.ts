import { Injectable } from '@nestjs/common';
import { BatchWriter, DRAIN, Lifecycle, Log } from '@patchbay/platform';
import type { SessionUse } from './session.repository.ts';
import { SessionRepository } from './session.repository.ts';

const FLUSH_MS = 5000;
const MAX_BATCH = 500;

/** When sessions were last used: written in batches beside the requests, and lost for a few seconds' worth by a crash. */
@Injectable()
export class SessionUses {
  readonly #writer: BatchWriter<SessionUse>;

  constructor(sessions: SessionRepository, lifecycle: Lifecycle, log: Log) {
    this.#writer = new BatchWriter<SessionUse>({
      name: 'session uses',
      flushMs: FLUSH_MS,
      maxBatch: MAX_BATCH,
      write: (uses) => sessions.recordUse(uses),
      onDropped: (count) => log.warn('times of last use of sessions were not stored', { count }),
    });
    lifecycle.onDrain(DRAIN.writers, 'session uses', () => this.#writer.drain());
  }

  record(use: SessionUse): void {
    this.#writer.add(use);
  }

  /** Writes what is held; for tests and the clean stop. */
  drain(): Promise<void> {
    return this.#writer.drain();
  }
}
