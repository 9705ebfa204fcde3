import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

const FORMATS: Record<string, string> = {
  'date-time': '2026-11-21T09:30:00.000Z',
  date: '2026-11-21',
  email: 'jane@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  uuid: '0193b8a0-7c3e-7000-8000-000000000000',
};

const DEEPEST = 8;

/** An example put together from what a schema says: its own examples first, then defaults, enums and types. */
export function exampleOf(schema: Json | undefined, schemas: JsonObject, depth = 0): Json {
  if (!isObject(schema) || depth > DEEPEST) return null;
  const given = givenExample(schema);
  if (given !== undefined) return given;
  const { $ref, allOf } = schema;
  if (typeof $ref === 'string') return exampleOf(schemas[$ref.split('/').at(-1) ?? ''], schemas, depth + 1);
  if (Array.isArray(allOf)) return mergeExamples(allOf.map((part) => exampleOf(part, schemas, depth + 1)));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return exampleOf(choices[0], schemas, depth + 1);
  return exampleOfType(schema, schemas, depth);
}

function givenExample(schema: JsonObject): Json | undefined {
  if (Array.isArray(schema['examples'])) return schema['examples'][0];
  if (schema['const'] !== undefined) return schema['const'];
  if (schema['default'] !== undefined) return schema['default'];
  return Array.isArray(schema['enum']) ? schema['enum'][0] : undefined;
}

function exampleOfType(schema: JsonObject, schemas: JsonObject, depth: number): Json {
  const type = [schema['type']].flat().find((name) => name !== 'null');
  if (type === 'array') return [exampleOf(schema['items'], schemas, depth + 1)];
  if (type === 'object' || isObject(schema['properties'])) return exampleOfObject(schema, schemas, depth);
  if (type === 'integer' || type === 'number') return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
  if (type === 'boolean') return true;
  if (type === 'string')
    return (typeof schema['format'] === 'string' ? FORMATS[schema['format']] : undefined) ?? 'text';
  return null;
}

function exampleOfObject(schema: JsonObject, schemas: JsonObject, depth: number): Json {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, exampleOf(property, schemas, depth + 1)]),
  );
}

function mergeExamples(parts: readonly Json[]): Json {
  return Object.assign({}, ...parts.filter(isObject)) as Json;
}
