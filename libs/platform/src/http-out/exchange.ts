import type { Dispatcher } from 'undici';
import type { OutboundRequest, OutboundResponse } from './outbound-request.ts';
import { OutboundError } from './outbound.errors.ts';
import { transportError } from './transport-error.ts';

const DEFAULT_MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/**
 * One request and its answer, as undici's cheapest kind of handler. `started` is the line between not sent and
 * unknown: it is crossed when the connected socket is handed over for writing, and never uncrossed.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private started = false;
  private settled = false;
  private status: number | null = null;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private abort: ((reason?: Error) => void) | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort: (() => void) | null = null;

  constructor(
    private readonly request: OutboundRequest,
    deadlineMs: number,
    private readonly resolve: (response: OutboundResponse) => void,
    private readonly reject: (error: OutboundError) => void,
  ) {
    this.timer = setTimeout(
      () => this.stop('timeout', `${this.host} did not answer within ${deadlineMs} ms.`),
      deadlineMs,
    );
    if (request.signal) {
      this.onAbort = () => this.stop('aborted', `The request to ${this.host} was given up.`);
      request.signal.addEventListener('abort', this.onAbort, { once: true });
    }
  }

  onConnect(abort: (reason?: Error) => void): void {
    if (this.settled) throw new OutboundError('aborted', 'not_sent', 'The request was given up before it was sent.');
    try {
      this.request.beforeBytes?.();
    } catch (cause) {
      const message = `The claim on this work ended before the request to ${this.host} was written.`;
      throw new OutboundError('claim_expired', 'not_sent', message, { cause });
    }
    this.abort = abort;
    this.started = true;
  }

  onHeaders(status: number, rawHeaders: Buffer[]): boolean {
    if (status < 200) return true;
    this.status = status;
    this.headers = readHeaders(rawHeaders);
    const announced = Number(this.headers['content-length']);
    if (announced > this.maxBytes && this.request.method !== 'HEAD') this.tooLarge();
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.tooLarge();
    else this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    if (this.settled || this.status === null) return;
    this.settle();
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, headers: this.headers, body });
  }

  onError(error: Error): void {
    if (this.settled) return;
    this.settle();
    this.reject(transportError(error, this.host, this.started, this.status));
  }

  private get host(): string {
    return this.request.url.host;
  }

  private get maxBytes(): number {
    return this.request.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
  }

  private tooLarge(): void {
    this.stop('response_too_large', `The answer of ${this.host} is larger than ${this.maxBytes} bytes.`);
  }

  private stop(code: 'timeout' | 'aborted' | 'response_too_large', message: string): void {
    if (this.settled) return;
    this.settle();
    const delivery = this.started ? 'unknown' : 'not_sent';
    const error = new OutboundError(code === 'timeout' && !this.started ? 'connect_timeout' : code, delivery, message, {
      status: this.status,
    });
    this.reject(error);
    this.abort?.(error);
  }

  private settle(): void {
    this.settled = true;
    clearTimeout(this.timer);
    if (this.onAbort !== null) this.request.signal?.removeEventListener('abort', this.onAbort);
  }
}

function readHeaders(raw: Buffer[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] as Buffer).toString('latin1').toLowerCase();
    const value = (raw[index + 1] as Buffer).toString('latin1');
    const earlier = headers[name];
    headers[name] = earlier === undefined ? value : `${earlier}, ${value}`;
  }
  return headers;
}
