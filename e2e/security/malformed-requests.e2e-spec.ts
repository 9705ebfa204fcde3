import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HTTP_STATUS, newId } from '@patchbay/platform';
import type { TestHub } from '@patchbay/testing';
import { HOSTILE_URL_TEXT } from './hostile-values.ts';
import type { HubRoute } from './hub-routes.ts';
import { filled, hubRoutes } from './hub-routes.ts';
import { problemsOf } from './mutations.ts';
import type { PopulatedTenant } from './populated-tenant.ts';
import { parametersOf, populate } from './populated-tenant.ts';
import type { RawRequest } from './raw-http.ts';
import { sendRaw } from './raw-http.ts';
import { startRedirectedHub } from './redirected-hub.ts';
import { unsoundness } from './sound-answer.ts';

// What no client library would send, written byte by byte: paths, queries, headers, methods and lengths.

let hub: TestHub;
let owner: PopulatedTenant;
let routes: HubRoute[];

beforeAll(async () => {
  hub = await startRedirectedHub();
  owner = await populate(hub);
  routes = await hubRoutes(hub);
}, 60_000);
afterAll(() => hub.close());

function keyFor(route: HubRoute): string {
  return `Bearer ${route.access.kind === 'platform' ? hub.platformKey : owner.apiKey}`;
}

function pathOf(route: HubRoute): string {
  const { shared, owned } = parametersOf(route, Object.keys(owner.ids));
  const own = Object.fromEntries(Object.entries(owned).map(([name, resource]) => [name, owner.ids[resource]]));
  return filled(route.path, { ...shared, ...own });
}

/** Asks, and says what is wrong with the answer; `statuses`: those that will do. */
async function judge(request: RawRequest, statuses?: readonly number[]): Promise<string | null> {
  const answer = await sendRaw(hub.url, request);
  const what = `${request.method ?? 'GET'} ${request.path.slice(0, 200)} ${JSON.stringify(request.headers ?? []).slice(0, 300)}`;
  if (answer === null) return `${what} got no answer`;
  const wrongStatus = statuses !== undefined && !statuses.includes(answer.status) ? `answered ${answer.status}` : null;
  const problem = unsoundness(answer) ?? wrongStatus;
  return problem === null ? null : `${what} ${problem}`;
}

describe('no path makes the hub fail', () => {
  it('whatever stands for one of its parameters', async () => {
    const requests = routes
      .filter((route) => route.parameters.length > 0 && !route.path.endsWith('.svg'))
      .flatMap((route) =>
        HOSTILE_URL_TEXT.map((text) => () => {
          const path = route.path.replaceAll(/\{\w+\}/g, text);
          const headers = [['Authorization', keyFor(route)]] as const;
          return judge({ method: route.method, path, headers }, [200, 400, 404, 422]);
        }),
      );
    expect(requests.length).toBeGreaterThan(500);
    expect(await problemsOf(requests)).toEqual([]);
  }, 60_000);

  it('of any other kind', async () => {
    const paths = [
      ...[
        '/api/v1/nothing',
        '/api/v1//alerts',
        '/api/v1/alerts/',
        '/api/v1/ALERTS',
        '/api//v1/alerts',
        '//api/v1/alerts',
      ],
      ...['/api/v1/../v1/alerts', '/api/v1/%2e%2e/v1/alerts', '/api/v1/alerts%00', '/api/v1/alerts;a=b', '/api/v1/%'],
      ...['/api/v1/alerts%2f', '/api/v1/alerts%0d%0aX:1', `/api/v1/${'a/'.repeat(2000)}`, '/api/v1', '/api/v9/alerts'],
      ...[
        '/webhooks/twilio/nobody',
        '/oauth/callback/x',
        '/mcp',
        '/api/v1/toString',
        '/api/v1/__proto__',
        '*',
        '/%c0%ae',
      ],
    ];
    const headers = [['Authorization', `Bearer ${owner.apiKey}`]] as const;
    const requests = paths.map((path) => () => judge({ path, headers }, [400, 404]));
    expect(await problemsOf(requests)).toEqual([]);
    // An absolute form of the request line names the path within it.
    expect(await judge({ path: `${hub.url}/api/v1/alerts`, headers }, [200, 400, 404])).toBeNull();
  });
});

describe('no query makes the hub fail', () => {
  const shapes = (name: string, text: string): string[] => [
    `${name}=${text}`,
    `${name}[]=${text}`,
    `${name}[a]=${text}`,
    `${name}=${text}&${name}=${text}`,
  ];

  it('whatever stands for one of its parameters', async () => {
    const requests = routes
      .filter((route) => route.method === 'GET')
      .flatMap((route) =>
        route.queryParameters.flatMap((name) =>
          HOSTILE_URL_TEXT.flatMap((text, index) => shapes(name, text).slice(0, index % 5 === 0 ? 4 : 1)).map(
            (query) => () => judge({ path: `${pathOf(route)}?${query}`, headers: [['Authorization', keyFor(route)]] }),
          ),
        ),
      );
    expect(requests.length).toBeGreaterThan(1500);
    expect(await problemsOf(requests)).toEqual([]);
  }, 60_000);

  it('on a route that reads none: it is refused by name', async () => {
    const requests = routes
      .filter((route) => !route.access.readsQuery && route.access.kind !== 'public' && route.method !== 'DELETE')
      .flatMap((route) =>
        ['surplus=1', '__proto__=1', 'constructor=1', '%00=1', '&&==', '%=1'].map((query) => () => {
          const headers = [['Authorization', keyFor(route)]] as const;
          return judge({ method: route.method, path: `${pathOf(route)}?${query}`, headers }, [422]);
        }),
      );
    expect(await problemsOf(requests.slice(0, 200))).toEqual([]);
  });

  it('beyond the bounds of a page: 422 on its field', async () => {
    for (const route of routes.filter((each) => each.queryParameters.includes('per_page'))) {
      for (const value of ['0', '101', '-1', '1.5', 'x', '', '1e1', '0x10', '99999999999999999999']) {
        const key = route.access.kind === 'platform' ? hub.platformKey : owner.apiKey;
        const answer = await hub.request('GET', `${pathOf(route)}?per_page=${value}`, { key });
        expect([route.name, value, answer.status]).toEqual([route.name, value, 422]);
        expect(Object.keys(answer.body.errors ?? {})).toEqual(['per_page']);
      }
    }
  });

  it('with a cursor that no page ended at: 422 on its field', async () => {
    for (const route of routes.filter((each) => each.queryParameters.includes('cursor'))) {
      for (const cursor of ['x', 'bnVsbA', Buffer.from("' OR 1=1").toString('base64url'), '%00', 'a'.repeat(2000)]) {
        const answer = await hub.request('GET', `${pathOf(route)}?cursor=${cursor}`, { key: owner.apiKey });
        expect([route.name, cursor, answer.status]).toEqual([route.name, cursor, 422]);
        expect(Object.keys(answer.body.errors ?? {})).toEqual(['cursor']);
      }
    }
  });
});

describe('no header makes the hub fail', () => {
  const message = JSON.stringify({
    capability: 'send_sms',
    environment: 'sandbox',
    input: { to: '+15005550009', body: 'x' },
  });
  const post = (
    headers: readonly (readonly [string, string])[],
    statuses?: readonly number[],
  ): Promise<string | null> =>
    judge(
      {
        method: 'POST',
        path: '/api/v1/operations',
        headers: [['Authorization', `Bearer ${owner.apiKey}`], ['Content-Type', 'application/json'], ...headers],
        body: message,
      },
      statuses,
    );

  it('by the length or the letters of an Idempotency-Key', async () => {
    const writes = routes.filter((route) => route.access.kind === 'scope' && route.method === 'POST');
    expect(await post([['Idempotency-Key', 'k'.repeat(255)]], [202])).toBeNull();
    expect(await post([['Idempotency-Key', '~ !"#$%&()*+,-./:;<=>?@[]^_`{|}']], [202])).toBeNull();
    for (const value of ['', ' ', 'k'.repeat(256), 'k'.repeat(8000)]) {
      expect(await post([['Idempotency-Key', value]], [422])).toBeNull();
    }
    for (const value of ['\u00ff\u00fe', 'a\tb', "'; DROP TABLE idempotency_keys; --", '\u0080']) {
      expect(await post([['Idempotency-Key', value]])).toBeNull();
      for (const route of writes) {
        const headers = [
          ['Authorization', keyFor(route)],
          ['Idempotency-Key', value],
        ] as const;
        expect(await judge({ method: 'POST', path: pathOf(route), headers })).toBeNull();
      }
    }
    expect(
      await post([
        ['Idempotency-Key', 'one'],
        ['Idempotency-Key', 'two'],
      ]),
    ).toBeNull();
  });

  it('given twice, or odd', async () => {
    const authorization = `Bearer ${owner.apiKey}`;
    const odd: (readonly (readonly [string, string])[])[] = [
      [['Authorization', authorization]],
      [['Authorization', 'Bearer x']],
      [['Content-Type', 'text/plain']],
      [['X-Request-Id', 'a'.repeat(5000)]],
      [
        ['X-Request-Id', "'; --"],
        ['X-Request-Id', 'b'],
      ],
      [['Content-Encoding', 'gzip']],
      [['Transfer-Encoding', 'identity']],
      [['Expect', '100-continue']],
      [
        ['Accept', 'text/html'],
        ['Accept-Language', 'xx'],
        ['Range', 'bytes=0-1'],
        ['If-Match', '*'],
      ],
      [
        ['X-HTTP-Method-Override', 'DELETE'],
        ['X-Forwarded-For', '127.0.0.1'],
        ['X-Tenant', newId()],
      ],
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
        ['Cookie', 'a=b; '.repeat(100)],
      ],
      [['X-Long', 'x'.repeat(20_000)]],
      [
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
      ],
    ];
    for (const headers of odd) {
      // More header bytes than Node takes: answered before there is a request.
      expect((await post(headers)) ?? '').toMatch(/^$| 431 /);
    }
  });

  it('and a request id comes back only when it is harmless', async () => {
    const ask = async (id: string): Promise<string | undefined> => {
      const headers = [
        ['Authorization', `Bearer ${owner.apiKey}`],
        ['X-Request-Id', id],
      ] as const;
      const answer = await sendRaw(hub.url, { path: '/api/v1/nothing', headers });
      return answer?.headers['x-request-id'];
    };
    expect(await ask('trace-4711')).toBe('trace-4711');
    for (const id of ['<script>', 'a b', 'x'.repeat(129), '\u00ff']) expect(await ask(id)).not.toBe(id);
  });
});

describe('no method or length makes the hub fail', () => {
  it('on any route', async () => {
    const methods = [
      'PUT',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'LOCK',
      'SEARCH',
      'QUERY',
      'M-SEARCH',
      'CONNECT',
      'get',
      'FOO',
    ];
    const paths = [...new Set(routes.map((route) => pathOf(route))), '/healthz', '/metrics', '/', '/api/docs'];
    for (const method of methods) {
      for (const path of paths.slice(0, method === 'PUT' ? undefined : 5)) {
        const answer = await sendRaw(hub.url, { method, path, headers: [['Authorization', `Bearer ${owner.apiKey}`]] });
        // Not HTTP at all, as far as Node is concerned, is answered without a request or not at all.
        if (answer !== null)
          expect([method, path, [400, 404, 405].includes(answer.status)]).toEqual([method, path, true]);
      }
    }
  });

  const LIMIT = 1_048_576;
  const bigBody = (bytes: number): string => JSON.stringify({ name: 'x'.repeat(bytes - 11) });

  it('over 1 MiB, on every route that reads a body: 413', async () => {
    const bodies = routes.filter((route) => route.bodySchema !== null);
    expect(bodies.length).toBeGreaterThan(8);
    const requests = bodies.flatMap((route) =>
      [true, false].map((chunked) => async () => {
        const headers = [
          ['Authorization', keyFor(route)],
          ['Content-Type', 'application/json'],
        ] as const;
        const body = bigBody(LIMIT + 1);
        return judge({ method: route.method, path: pathOf(route), headers, body, chunked }, [
          HTTP_STATUS.payload_too_large,
        ]);
      }),
    );
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('of exactly 1 MiB', async () => {
    const headers = [
      ['Authorization', `Bearer ${owner.apiKey}`],
      ['Content-Type', 'application/json'],
    ] as const;
    const body = bigBody(LIMIT);
    expect(Buffer.byteLength(body)).toBe(LIMIT);
    expect(await judge({ method: 'POST', path: '/api/v1/api-keys', headers, body }, [422])).toBeNull();
  });

  it('in bytes that are no HTTP', async () => {
    for (const bytes of ['\0\0\0\0', 'GET', 'GET / HTTP/9.9', 'HELLO / HTTP/1.1', '\x16\x03\x01\x02']) {
      const answer = await sendRaw(hub.url, { method: bytes, path: '' });
      expect(answer === null || answer.status === 400).toBe(true);
    }
    expect((await fetch(new URL('/readyz', hub.url))).status).toBe(200);
  });
});
