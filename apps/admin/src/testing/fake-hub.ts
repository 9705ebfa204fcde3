/** What a request asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = (asked: Asked) => Response | Promise<Response>;

export interface FakeHub {
  /** Every request so far, in order. */
  readonly asked: readonly Asked[];
  /** Adds or replaces the answer of an endpoint: `hub.on('GET /api/v1/integrations', () => page([]))`. */
  on(endpoint: string, answer: Answer): void;
}

/** Stands in for the hub under `fetch`. An endpoint that has no answer is a 404, as it would be. */
export function fakeHub(answers: Readonly<Record<string, Answer>> = {}): FakeHub {
  const known = new Map(Object.entries(answers));
  const asked: Asked[] = [];
  globalThis.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(input, globalThis.location.origin), init);
    const url = new URL(request.url);
    const text = await request.text();
    const seen: Asked = {
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    asked.push(seen);
    return (await known.get(`${seen.method} ${seen.path}`)?.(seen)) ?? refused(404, 'not_found');
  };
  return { asked, on: (endpoint, answer) => known.set(endpoint, answer) };
}

/** The hub's answer with this data. */
export function ok(data: unknown, status = 200): Response {
  return Response.json({ success: true, message: 'OK', data }, { status });
}

/** One page of a list, the only one. */
export function page(data: readonly unknown[]): Response {
  const meta = { current_page: 1, per_page: 100, total: data.length, last_page: 1 };
  return Response.json({ success: true, message: 'OK', data, meta, links: {} });
}

/** The hub's refusal. */
export function refused(
  status: number,
  code: string,
  errors: Record<string, string[]> = {},
  message = 'No.',
): Response {
  return Response.json({ success: false, code, message, errors, request_id: 'req-of-a-test' }, { status });
}
