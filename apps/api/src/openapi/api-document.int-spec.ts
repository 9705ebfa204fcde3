import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub, type TestHub } from '@patchbay/testing';
import { isDeepStrictEqual } from 'node:util';

interface Media {
  readonly schema?: { readonly required?: readonly string[] };
  readonly example?: unknown;
  readonly examples?: object;
}

interface Operation {
  readonly summary?: string;
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { $ref?: string; name?: string }[];
  readonly responses: Record<string, { content?: Record<string, Media> }>;
  readonly requestBody?: { content: Record<string, Media> };
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, unknown> };
}

let hub: TestHub;
let document: OpenApi;
let text: string;

beforeAll(async () => {
  hub = await startHub();
  text = await (await fetch(`${hub.url}/api/openapi.json`)).text();
  document = JSON.parse(text) as OpenApi;
});

afterAll(() => hub.close());

function operations(): [name: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

/** What keeps the names of operations that lack something, so that a failure names them. */
function lacking(test: (operation: Operation, name: string) => boolean): string[] {
  return operations()
    .filter(([name, operation]) => !test(operation, name))
    .map(([name]) => name);
}

describe('the API document', () => {
  it('speaks OpenAPI 3.1 and names every route of the hub', () => {
    expect(document.openapi).toBe('3.1.0');
    const routes = hub.hub.routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    const documented = operations().map(([name]) => name);
    expect(routes.filter((route) => !documented.includes(route))).toEqual([]);
    expect(documented).toEqual(expect.arrayContaining(['GET /healthz', 'GET /readyz', 'GET /metrics']));
  });

  it('gives every operation a summary, a tag and an id of its own', () => {
    expect(lacking(({ summary, tags }) => summary !== undefined && tags?.length === 1)).toEqual([]);
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says who may call it and how it refuses', () => {
    const keyed = (name: string): boolean => name.includes('/api/v1/');
    expect(
      lacking(
        ({ security, responses }, name) =>
          !keyed(name) || security?.length === 0 || (security !== undefined && '401' in responses),
      ),
    ).toEqual([]);
    expect(lacking(({ responses }, name) => !name.includes('{id}') || '404' in responses)).toEqual([]);
    expect(lacking(({ responses }, name) => !keyed(name) || '422' in responses)).toEqual([]);
  });

  it('says that every body may be malformed or too large, and that every answer has the whole envelope', () => {
    const writes = (name: string): boolean => / \/api\/v1\//.test(name) && !name.startsWith('GET ');
    expect(lacking(({ responses }, name) => !writes(name) || ('400' in responses && '413' in responses))).toEqual([]);
    const answers = ({ responses }: Operation): (readonly string[] | undefined)[] =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, { content }]) => content?.['application/json']?.schema ?? [])
        .map(({ required }) => required);
    const whole = ['success', 'message', 'data', 'meta', 'links'];
    expect(
      lacking((operation, name) => {
        const seen = name.includes(' /api/v1/') ? answers(operation) : [];
        return seen.every((required) => isDeepStrictEqual(required, whole));
      }),
    ).toEqual([]);
  });

  it('shows an example of every body', () => {
    const bodies = ({ responses, requestBody }: Operation): Media[] =>
      [...Object.values(responses), requestBody].flatMap((host) => Object.values(host?.content ?? {}));
    expect(
      lacking(
        (operation, name) =>
          !name.includes('/api/v1/') || bodies(operation).every((body) => 'example' in body || 'examples' in body),
      ),
    ).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    const missing = references.filter((reference) => {
      let at: unknown = document;
      for (const name of reference.replace('#/', '').split('/'))
        at = (at as Record<string, unknown> | undefined)?.[name];
      return at === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('leaves nothing in the dialect of 3.0', () => {
    expect(text).not.toContain('"nullable"');
    expect(text).not.toContain('x-error-codes');
  });
});
