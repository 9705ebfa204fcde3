import { BatchWriter, DRAIN, type Lifecycle, type Log } from '@patchbay/platform';

const FLUSH_MS = 5000;
const MAX_BATCH = 500;

/** When secrets were last used: written in batches beside the requests, and lost for a few seconds' worth by a crash. */
export abstract class Uses<Use> {
  readonly #writer: BatchWriter<Use>;

  /** `what` is the plural of what is used. */
  constructor(what: string, write: (uses: readonly Use[]) => Promise<void>, lifecycle: Lifecycle, log: Log) {
    this.#writer = new BatchWriter<Use>({
      name: `uses of ${what}`,
      flushMs: FLUSH_MS,
      maxBatch: MAX_BATCH,
      write,
      onDropped: (count) => log.warn(`times of last use of ${what} were not stored`, { count }),
    });
    lifecycle.onDrain(DRAIN.writers, `uses of ${what}`, () => this.#writer.drain());
  }

  record(use: Use): void {
    this.#writer.add(use);
  }

  /** Writes what is held; for tests and the clean stop. */
  drain(): Promise<void> {
    return this.#writer.drain();
  }
}
