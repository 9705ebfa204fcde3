import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStripeConnection, aTextMessage, aTwilioConnection } from '@patchbay/testing';
import fc from 'fast-check';
import { HOSTILE_JSON } from './hostile-values.ts';
import type { HubRoute } from './hub-routes.ts';
import { everyThird, problemsOf, withEachField, withoutEachField } from './mutations.ts';
import { bodyFor } from './populated-tenant.ts';
import { unsoundness } from './sound-answer.ts';
import { Target } from './target.ts';

// No body makes the hub fail: every field of every route of the OpenAPI document, and bodies that are no objects at all.

type Json = Readonly<Record<string, unknown>>;

let target: Target;

beforeAll(async () => {
  target = await Target.start();
});
afterAll(() => target.close());

/** Bodies that are accepted, so that a change of one field is judged by that field alone. */
function goodBodies(route: HubRoute): Json[] {
  if (route.name === 'POST /api/v1/operations')
    return [aTextMessage({ metadata: { a: 1 }, wait_ms: 5000 }), AN_HTTP_REQUEST];
  if (route.name === 'POST /api/v1/integrations') return [aTwilioConnection(), aStripeConnection(), CUSTOM];
  if (route.name === 'PATCH /api/v1/integrations/{id}')
    return [{ credentials: { auth_token: 'a-token' }, metadata: { a: 1 } }];
  const example = bodyFor(route, target.owner);
  return example === undefined ? [] : [example];
}

const AN_HTTP_REQUEST: Json = {
  capability: 'http_request',
  environment: 'sandbox',
  input: { method: 'POST', path: '/things', query: { a: 'b' }, body: { c: [1] } },
};

const CUSTOM: Json = {
  provider: 'custom',
  label: 'Ours',
  environment: 'sandbox',
  credentials: { secret: 'a-secret' },
  config: { base_url: 'https://api.example.com', auth: 'header', header_name: 'X-Key', rate_limit_per_minute: 60 },
  enabled_capabilities: ['http_request'],
};

const NO_JSON = [
  '',
  ' ',
  '{',
  '}',
  '{"a":}',
  '{"a":1,}',
  "{'a':1}",
  'undefined',
  'NaN',
  '\ufeff{}',
  '{"a":1}{"b":2}',
  '<a/>',
  '\0',
];

const CONTENT_TYPES = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'],
  ...[
    'application/jsonx',
    'application/json; charset=utf-16',
    'application/octet-stream',
    '*/*',
    'nonsense',
    ';',
    'a/b/c',
  ],
];

async function post(
  route: HubRoute,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<string | null> {
  const answer = await fetch(new URL(target.pathOf(route), target.hub.url), {
    method: route.method,
    headers: {
      ...Object.fromEntries(target.credentialsFor(route)),
      'content-type': 'application/json',
      ...headers,
    },
    body,
  });
  const told = Object.fromEntries(answer.headers);
  const problem = unsoundness({ status: answer.status, headers: told, text: await answer.text() });
  return problem === null ? null : `${route.name} with ${body.toString('utf8').slice(0, 300)} ${problem}`;
}

/** They take no body, and without one they end the session the others need. */
const ENDING = ['/api/v1/auth/logout', '/api/v1/auth/sessions/revoke-all'];

const writing = (): HubRoute[] =>
  target.routes.filter((route) => route.method !== 'GET' && !ENDING.includes(route.path));
const changing = (): HubRoute[] => writing().filter((route) => route.method !== 'DELETE');

describe('no body makes the hub fail', () => {
  it('whatever stands at one of its fields', async () => {
    const requests = changing().flatMap((route) =>
      goodBodies(route).flatMap((body) =>
        HOSTILE_JSON.flatMap((value, shift) =>
          everyThird(withEachField(body, value), shift).map((text) => () => post(route, text)),
        ),
      ),
    );
    expect(requests.length).toBeGreaterThan(2000);
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('whichever field is missing or too many', async () => {
    const requests = changing().flatMap((route) =>
      goodBodies(route).flatMap((body) => withoutEachField(body).map((text) => () => post(route, text))),
    );
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('that is no object, or no JSON', async () => {
    const requests = writing().flatMap((route, shift) => {
      const texts = [...everyThird(HOSTILE_JSON, shift), ...NO_JSON];
      // Of DELETE too: an unknown body field is refused before anything is deleted.
      const refused = texts.filter((text) => route.method !== 'DELETE' || (text !== '{}' && text !== ''));
      return refused.map((text) => () => post(route, text));
    });
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('in a type other than JSON', async () => {
    const requests = writing().flatMap((route) =>
      CONTENT_TYPES.map((type) => () => post(route, 'a=b&c=%00', { 'content-type': type })),
    );
    expect(await problemsOf(requests)).toEqual([]);
  });

  it('made up at random', async () => {
    const route = fc.constantFrom(...changing());
    const given = route.chain((each) => fc.tuple(fc.constant(each), randomBodies(each)));
    const property = fc.asyncProperty(given, async ([each, text]) => {
      const problem = await post(each, text);
      if (problem !== null) throw new Error(problem);
    });
    await fc.assert(property, { seed: 20261121, numRuns: 800, endOnFailure: true });
  });
});

/** Any JSON at all, or a good body in which some fields are any JSON. */
function randomBodies(route: HubRoute): fc.Arbitrary<string> {
  const anything = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
  const names = Object.keys(route.bodySchema?.properties ?? { body: {} });
  const fields = fc.dictionary(fc.constantFrom(...names, 'surplus_field'), anything, { maxKeys: 4 });
  const good = goodBodies(route);
  const changed = fields.map((some) => JSON.stringify({ ...good[0], ...some }));
  return fc.oneof(
    anything.map((value) => JSON.stringify(value)),
    changed,
    fc.string({ unit: 'binary' }),
  );
}
