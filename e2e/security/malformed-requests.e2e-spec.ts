import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE_URL_TEXT } from './hostile-values.ts';
import { everyThird, problemsOf } from './mutations.ts';
import { Target } from './target.ts';

// What no client library would send, written byte by byte: paths and queries.

let target: Target;

beforeAll(async () => {
  target = await Target.start();
});
afterAll(() => target.close());

describe('no path makes the hub fail', () => {
  it('whatever stands for one of its parameters', async () => {
    const requests = target.routes
      .filter((route) => route.parameters.length > 0 && !route.path.endsWith('.svg'))
      .flatMap((route) =>
        HOSTILE_URL_TEXT.map((text) => () => {
          const path = route.path.replaceAll(/\{\w+\}/g, text);
          const headers = target.credentialsFor(route);
          return target.judge({ method: route.method, path, headers }, [200, 400, 404, 422]);
        }),
      );
    expect(requests.length).toBeGreaterThan(500);
    expect(await problemsOf(requests)).toEqual([]);
  });

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
    const headers = [['Authorization', `Bearer ${target.owner.apiKey}`]] as const;
    const requests = paths.map((path) => () => target.judge({ path, headers }, [400, 404]));
    expect(await problemsOf(requests)).toEqual([]);
    // An absolute form of the request line names the path within it.
    expect(await target.judge({ path: `${target.hub.url}/api/v1/alerts`, headers }, [200, 400, 404])).toBeNull();
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
    const requests = target.routes
      .filter((route) => route.method === 'GET' && !route.isStream)
      .flatMap((route) =>
        route.queryParameters.flatMap((name, shift) =>
          everyThird(HOSTILE_URL_TEXT, shift)
            .flatMap((text, index) => shapes(name, text).slice(0, index % 5 === 0 ? 4 : 1))
            .map(
              (query) => () =>
                target.judge({
                  path: `${target.pathOf(route)}?${query}`,
                  headers: target.credentialsFor(route),
                }),
            ),
        ),
      );
    expect(requests.length).toBeGreaterThan(1500);
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('on a route that reads none: it is refused by name', async () => {
    const requests = target.routes
      .filter(
        (route) =>
          !route.access.readsQuery && !['public', 'session'].includes(route.access.kind) && route.method !== 'DELETE',
      )
      .flatMap((route) =>
        ['surplus=1', '__proto__=1', 'constructor=1', '%00=1', '&&==', '%=1'].map((query) => () => {
          const headers = target.credentialsFor(route);
          return target.judge({ method: route.method, path: `${target.pathOf(route)}?${query}`, headers }, [422]);
        }),
      );
    expect(await problemsOf(requests.slice(0, 200))).toEqual([]);
  });

  it('beyond the bounds of a page: 422 on its field', async () => {
    const pagedRoutes = target.routes.filter((each) => each.queryParameters.includes('per_page'));
    expect(pagedRoutes.length).toBeGreaterThan(8);
    for (const route of pagedRoutes) {
      for (const value of ['0', '101', '-1', '1.5', 'x', '', '1e1', '0x10', '99999999999999999999']) {
        const key = route.access.kind === 'platform' ? target.hub.platformKey : target.owner.apiKey;
        const answer = await target.hub.request('GET', `${target.pathOf(route)}?per_page=${value}`, { key });
        expect([route.name, value, answer.status]).toEqual([route.name, value, 422]);
        expect(Object.keys(answer.body.errors ?? {})).toEqual(['per_page']);
      }
    }
  });

  it('with a cursor that no page ended at: 422 on its field', async () => {
    const cursorRoutes = target.routes.filter((each) => each.queryParameters.includes('cursor'));
    expect(cursorRoutes.length).toBeGreaterThan(3);
    for (const route of cursorRoutes) {
      for (const cursor of ['x', 'bnVsbA', Buffer.from("' OR 1=1").toString('base64url'), '%00', 'a'.repeat(2000)]) {
        const answer = await target.hub.request('GET', `${target.pathOf(route)}?cursor=${cursor}`, {
          key: target.owner.apiKey,
        });
        expect([route.name, cursor, answer.status]).toEqual([route.name, cursor, 422]);
        expect(Object.keys(answer.body.errors ?? {})).toEqual(['cursor']);
      }
    }
  });
});
