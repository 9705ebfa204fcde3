import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HTTP_STATUS, newId } from '@patchbay/platform';
import { problemsOf } from './mutations.ts';
import { sendRaw } from './raw-http.ts';
import { Target } from './target.ts';

// What no client library would send, written byte by byte: headers, methods and lengths.

let target: Target;

beforeAll(async () => {
  target = await Target.start();
});
afterAll(() => target.close());

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
    target.judge(
      {
        method: 'POST',
        path: '/api/v1/operations',
        headers: [['Authorization', `Bearer ${target.owner.apiKey}`], ['Content-Type', 'application/json'], ...headers],
        body: message,
      },
      statuses,
    );

  it('by the length or the letters of an Idempotency-Key', async () => {
    const writes = target.routes.filter((route) => route.access.kind === 'scope' && route.method === 'POST');
    expect(await post([['Idempotency-Key', 'k'.repeat(255)]], [202])).toBeNull();
    expect(await post([['Idempotency-Key', '~ !"#$%&()*+,-./:;<=>?@[]^_`{|}']], [202])).toBeNull();
    for (const value of ['', ' ', 'k'.repeat(256), 'k'.repeat(8000)]) {
      expect(await post([['Idempotency-Key', value]], [422])).toBeNull();
    }
    for (const value of ['\u00ff\u00fe', 'a\tb', "'; DROP TABLE idempotency_keys; --", '\u0080']) {
      expect(await post([['Idempotency-Key', value]])).toBeNull();
      for (const route of writes) {
        const headers = [
          ['Authorization', `Bearer ${target.keyFor(route)}`],
          ['Idempotency-Key', value],
        ] as const;
        expect(await target.judge({ method: 'POST', path: target.pathOf(route), headers })).toBeNull();
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
    const authorization = `Bearer ${target.owner.apiKey}`;
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
        ['Authorization', `Bearer ${target.owner.apiKey}`],
        ['X-Request-Id', id],
      ] as const;
      const answer = await sendRaw(target.hub.url, { path: '/api/v1/nothing', headers });
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
    const paths = [
      ...new Set(target.routes.map((route) => target.pathOf(route))),
      '/healthz',
      '/metrics',
      '/',
      '/api/docs',
    ];
    const known = new Set(target.routes.map((route) => `${route.method} ${target.pathOf(route)}`));
    for (const method of methods) {
      for (const path of paths.slice(0, method === 'PUT' ? undefined : 5)) {
        if (known.has(`${method} ${path}`)) continue;
        const answer = await sendRaw(target.hub.url, {
          method,
          path,
          headers: [['Authorization', `Bearer ${target.owner.apiKey}`]],
        });
        // Not HTTP at all, as far as Node is concerned, is answered without a request or not at all.
        if (answer !== null)
          expect([method, path, [400, 404, 405].includes(answer.status)]).toEqual([method, path, true]);
      }
    }
  });

  const LIMIT = 1_048_576;
  const bigBody = (bytes: number): string => JSON.stringify({ name: 'x'.repeat(bytes - 11) });

  it('over 1 MiB, on every route that reads a body: 413', async () => {
    const bodies = target.routes.filter((route) => route.bodySchema !== null);
    expect(bodies.length).toBeGreaterThan(8);
    const requests = bodies.flatMap((route) =>
      [true, false].map((chunked) => async () => {
        const headers = [...target.credentialsFor(route), ['Content-Type', 'application/json'] as const];
        const body = bigBody(LIMIT + 1);
        return target.judge({ method: route.method, path: target.pathOf(route), headers, body, chunked }, [
          HTTP_STATUS.payload_too_large,
        ]);
      }),
    );
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('of exactly 1 MiB', async () => {
    const headers = [
      ['Authorization', `Bearer ${target.owner.apiKey}`],
      ['Content-Type', 'application/json'],
    ] as const;
    const body = bigBody(LIMIT);
    expect(Buffer.byteLength(body)).toBe(LIMIT);
    expect(await target.judge({ method: 'POST', path: '/api/v1/api-keys', headers, body }, [422])).toBeNull();
  });

  it('in bytes that are no HTTP', async () => {
    for (const bytes of ['\0\0\0\0', 'GET', 'GET / HTTP/9.9', 'HELLO / HTTP/1.1', '\x16\x03\x01\x02']) {
      const answer = await sendRaw(target.hub.url, { method: bytes, path: '' });
      expect(answer === null || answer.status === 400).toBe(true);
    }
    expect((await fetch(new URL('/readyz', target.hub.url))).status).toBe(200);
  });
});
