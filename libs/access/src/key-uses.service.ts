import { Injectable } from '@nestjs/common';
import { BatchWriter, DRAIN, Lifecycle, Log } from '@patchbay/platform';
import type { KeyUse } from './api-key.repository.ts';
import { ApiKeyRepository } from './api-key.repository.ts';

const FLUSH_MS = 5000;
const MAX_BATCH = 500;

/** When keys were last used: written in batches beside the requests, and lost for a few seconds' worth by a crash. */
@Injectable()
export class KeyUses {
  readonly #writer: BatchWriter<KeyUse>;

  constructor(keys: ApiKeyRepository, lifecycle: Lifecycle, log: Log) {
    this.#writer = new BatchWriter<KeyUse>({
      name: 'api key uses',
      flushMs: FLUSH_MS,
      maxBatch: MAX_BATCH,
      write: (uses) => keys.recordUse(uses),
      onDropped: (count) => log.warn('times of last use of API keys were not stored', { count }),
    });
    lifecycle.onDrain(DRAIN.writers, 'api key uses', () => this.#writer.drain());
  }

  record(use: KeyUse): void {
    this.#writer.add(use);
  }

  /** Writes what is held; for tests and the clean stop. */
  drain(): Promise<void> {
    return this.#writer.drain();
  }
}
