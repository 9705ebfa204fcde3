import type { RouteEntry } from '@patchbay/platform';
import { ERROR_CODES_EXTENSION } from '@patchbay/platform';
import { codesOf, errorResponses, takesIdempotencyKey } from './error-responses.ts';
import { exampleOf } from './example-of.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { toJsonSchema } from './schema-dialect.ts';
import { PROBE_PATHS, SHARED_SCHEMAS, TAGS } from './shared-schemas.ts';

/** The parts of an OpenAPI document that are completed here. */
export interface Document {
  openapi: string;
  paths: Record<string, Record<string, JsonObject>>;
  components: { schemas?: JsonObject; parameters?: JsonObject; securitySchemes?: JsonObject };
  tags?: Json[];
}

const IDEMPOTENCY_PARAMETER = '#/components/parameters/IdempotencyKey';

const IDEMPOTENCY_KEY: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key and the same body within 24 hours replay the first answer, with `Idempotent-Replayed: true`; another body is refused.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: 'order-4711-reminder',
};

/** Adds what follows from the routes themselves: security, error answers, Idempotency-Key, examples; speaks 3.1. */
export function completeDocument(document: Document, routes: readonly RouteEntry[]): Document {
  const schemas: JsonObject = { ...document.components.schemas, ...SHARED_SCHEMAS };
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = toJsonSchema(schema);
  const byName = new Map(routes.map((route) => [`${route.method} ${route.url.replace(/:(\w+)/g, '{$1}')}`, route]));
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      completeOperation(operation, byName.get(`${method.toUpperCase()} ${path}`), schemas);
    }
  }
  return {
    ...document,
    paths: { ...document.paths, ...(PROBE_PATHS as Document['paths']) },
    tags: tagsOf(document, PROBE_PATHS),
    components: { ...document.components, schemas, parameters: { IdempotencyKey: IDEMPOTENCY_KEY } },
  };
}

function completeOperation(operation: JsonObject, route: RouteEntry | undefined, schemas: JsonObject): void {
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  if (route !== undefined) {
    const declared = [operation[ERROR_CODES_EXTENSION] ?? []].flat().map(String);
    Object.assign(responses, { ...errorResponses(codesOf(route, declared)), ...responses });
    operation['security'] = securityOf(route);
    if (route.access.scope !== null) operation['x-required-scope'] = route.access.scope;
    if (takesIdempotencyKey(route) && !parameters.some(isIdempotencyKey)) {
      parameters.push({ $ref: IDEMPOTENCY_PARAMETER });
    }
  }
  Reflect.deleteProperty(operation, ERROR_CODES_EXTENSION);
  operation['responses'] = responses;
  operation['parameters'] = parameters.map(modernParameter);
  for (const response of Object.values(responses)) completeContent(response, schemas);
  completeContent(operation['requestBody'], schemas);
}

function isIdempotencyKey(parameter: Json): boolean {
  return isObject(parameter) && parameter['name'] === IDEMPOTENCY_KEY['name'];
}

function securityOf({ access, method }: RouteEntry): Json {
  if (access.kind === 'public') return [];
  if (access.kind === 'platform') return [{ platformKey: [] }];
  const session = method === 'GET' ? { session: [] } : { session: [], csrfToken: [] };
  return access.kind === 'session' ? [session] : [{ apiKey: [] }, session];
}

function modernParameter(parameter: Json): Json {
  if (!isObject(parameter) || parameter['schema'] === undefined) return parameter;
  return { ...parameter, schema: toJsonSchema(parameter['schema']) };
}

/** Every body shows an example: the one that was given, or one put together from the schema. */
function completeContent(host: Json | undefined, schemas: JsonObject): void {
  if (!isObject(host) || !isObject(host['content'])) return;
  for (const media of Object.values(host['content'])) {
    if (!isObject(media) || media['schema'] === undefined) continue;
    media['schema'] = toJsonSchema(media['schema']);
    if (media['example'] === undefined && media['examples'] === undefined) {
      media['example'] = exampleOf(media['schema'], schemas);
    }
  }
}

function tagsOf(document: Document, probes: Record<string, Json>): Json[] {
  const methods = [...Object.values(document.paths), ...Object.values(probes).filter(isObject)];
  const tags = methods
    .flatMap((operations) => Object.values(operations))
    .flatMap((operation) => (isObject(operation) && Array.isArray(operation['tags']) ? operation['tags'] : []))
    .filter((tag) => typeof tag === 'string');
  return [...new Set(tags)].sort().map((name) => ({ name, description: TAGS[name] ?? name }));
}
