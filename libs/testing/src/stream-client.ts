import { eventually } from './eventually.ts';

/** What a stream said, one event. */
export interface StreamedEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: { readonly id: string | null; readonly type: string; readonly subject_id: string | null };
}

export interface StreamRequest {
  readonly key: string | null;
  readonly query?: string;
  readonly lastEventId?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads a stream over HTTP as a browser does. */
export class StreamClient {
  readonly status: number;
  readonly headers: Headers;
  readonly heard: StreamedEvent[] = [];
  isEnded = false;
  readonly #abort: AbortController;
  readonly #all: string[] = [];
  #text = '';

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    void this.#read(response);
  }

  /** Resolves with the head of the answer. */
  static async open(url: string, request: StreamRequest): Promise<StreamClient> {
    const abort = new AbortController();
    const response = await fetch(`${url}/api/v1/stream${request.query ?? ''}`, {
      headers: {
        ...(request.key === null ? {} : { authorization: `Bearer ${request.key}` }),
        ...(request.lastEventId ? { 'last-event-id': request.lastEventId } : {}),
        ...request.headers,
      },
      signal: abort.signal,
    });
    return new StreamClient(response, abort);
  }

  /** The same, once the stream has begun. */
  static async ready(url: string, request: StreamRequest): Promise<StreamClient> {
    const client = await StreamClient.open(url, request);
    await client.hears('ready');
    return client;
  }

  /** Everything that came, as it came. */
  get text(): string {
    return this.#all.join('');
  }

  get types(): string[] {
    return this.heard.map(({ event }) => event);
  }

  /** Where a browser would resume. */
  get lastId(): string | null {
    return this.heard.findLast(({ id }) => id !== null)?.id ?? null;
  }

  async hears(event: string, subject?: string): Promise<StreamedEvent> {
    return eventually(() => {
      const found = this.heard.find(
        (each) => each.event === event && (subject === undefined || each.data.subject_id === subject),
      );
      if (found === undefined) throw new Error(`no ${event} among ${this.types.join(', ')}`);
      return found;
    });
  }

  async ends(): Promise<void> {
    await eventually(() => this.isEnded);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    try {
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const part = await reader?.read();
        if (part === undefined || part.done) break;
        this.#take(part.value);
      }
    } catch {
      // Cut off, by us or by the hub.
    }
    this.isEnded = true;
  }

  #take(text: string): void {
    this.#all.push(text);
    this.#text += text;
    const frames = this.#text.split('\n\n');
    this.#text = frames.pop() ?? '';
    for (const frame of frames) {
      const fields = new Map(frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), valueOf(line)]));
      const data = fields.get('data');
      if (data === undefined) continue;
      this.heard.push({
        id: fields.get('id') ?? null,
        event: fields.get('event') ?? '',
        data: JSON.parse(data) as StreamedEvent['data'],
      });
    }
  }
}

function valueOf(line: string): string {
  return line.slice(line.indexOf(':') + 1).trimStart();
}
