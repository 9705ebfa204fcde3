/** An answer of the hub: the envelope of api.md. */
export interface HubAnswer<Data = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: HubEnvelope<Data>;
}

export interface HubEnvelope<Data = unknown> {
  readonly success: boolean;
  readonly message: string;
  readonly data: Data;
  readonly code?: string;
  readonly errors?: Record<string, string[]>;
  readonly request_id?: string;
  readonly meta?: Record<string, unknown>;
  readonly links?: Record<string, string | null>;
}

export interface HubRequestOptions {
  /** Bearer key; null sends none. Default: the client's own. */
  readonly key?: string | null;
  /** Sent as JSON; a string or bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks to a hub over HTTP with one key. */
export class HubClient {
  readonly url: string;
  readonly key: string | null;

  constructor(url: string, key: string | null) {
    this.url = url;
    this.key = key;
  }

  /** `path` begins with a slash; whatever the status, the answer is returned. `data` of a file is its lines; any other answer that is no JSON is a failure. */
  async request<Data = unknown>(
    method: string,
    path: string,
    options: HubRequestOptions = {},
  ): Promise<HubAnswer<Data>> {
    const key = options.key === undefined ? this.key : options.key;
    const { body } = options;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: parse<Data>(text, `${method} ${path}`, response),
    };
  }

  /** `data` of an answer that must have this status; says what came instead. */
  async must<Data = unknown>(
    status: number,
    method: string,
    path: string,
    options: HubRequestOptions = {},
  ): Promise<Data> {
    const answer = await this.request<Data>(method, path, options);
    if (answer.status === status) return answer.body.data;
    throw new Error(`${method} ${path} answered ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
  }

  /** The same hub with another key. */
  withKey(key: string | null): HubClient {
    return new HubClient(this.url, key);
  }

  /** The same key at another process. */
  at(url: string): HubClient {
    return new HubClient(url, this.key);
  }
}

function parse<Data>(text: string, what: string, response: Response): HubEnvelope<Data> {
  const lines = linesOf(text, response);
  if (lines !== null) return { success: true, message: 'OK', data: lines as Data };
  try {
    return JSON.parse(text) as HubEnvelope<Data>;
  } catch {
    throw new Error(`${what} answered ${response.status} without JSON: ${text.slice(0, 200)}`);
  }
}

/** The lines of an export, without the header of CSV; null for any other answer. */
function linesOf(text: string, response: Response): string[] | null {
  const type = response.headers.get('content-type')?.split(';')[0];
  if (type !== 'text/csv' && type !== 'application/x-ndjson') return null;
  const lines = text.split('\n').filter((line) => line !== '');
  return type === 'text/csv' ? lines.slice(1) : lines;
}
