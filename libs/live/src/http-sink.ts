import type { ServerResponse } from 'node:http';
import type { LiveSink } from './live-reader.ts';

/** A half-open connection (nobody resets it, nothing arrives) is noticed by the kernel. */
const KEEP_ALIVE_MS = 30_000;

/** The answer of a request, as long as it lasts. */
export class HttpSink implements LiveSink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
    response.socket?.setNoDelay(true);
    // A reader that goes away in the middle is no failure of ours.
    response.on('error', () => undefined);
  }

  write(text: string): void {
    if (this.#response.writable) this.#response.write(text);
  }

  get backlog(): number {
    return this.#response.writableLength;
  }

  async drained(): Promise<void> {
    if (!this.#response.writableNeedDrain || this.#response.closed) return;
    await new Promise<void>((resolve) => {
      this.#response.once('drain', resolve);
      this.#response.once('close', resolve);
    });
  }

  end(): void {
    this.#response.end();
  }

  destroy(): void {
    this.#response.destroy();
  }
}
