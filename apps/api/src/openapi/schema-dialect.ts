import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

const MAPS = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SINGLES = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'propertyNames', 'contains'];

/** Rewrites what decorators say in the dialect of OpenAPI 3.0 (nullable, example) into JSON Schema 2020-12, at any depth. */
export function toJsonSchema(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { nullable, example, ...rest } = schema;
  const walked: JsonObject = {};
  for (const [name, value] of Object.entries(rest)) walked[name] = walkMember(name, value);
  if (example !== undefined && walked['examples'] === undefined) walked['examples'] = [example];
  if (isUnknown(walked)) delete walked['type'];
  return nullable === true ? orNull(walked) : walked;
}

/** Reflection knows a property of type `unknown` as Object; its example tells that it is not one. */
function isUnknown(schema: JsonObject): boolean {
  const { type, properties, additionalProperties, examples } = schema;
  if (type !== 'object' || properties !== undefined || additionalProperties !== undefined) return false;
  return Array.isArray(examples) && examples.some((example) => !isObject(example));
}

function walkMember(name: string, value: Json): Json {
  if (MAPS.includes(name) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJsonSchema(item)]));
  }
  if (LISTS.includes(name) && Array.isArray(value)) return value.map(toJsonSchema);
  if (SINGLES.includes(name)) return toJsonSchema(value);
  // Decorators may write examples as a map of named ones.
  if (name === 'examples' && isObject(value)) return Object.values(value);
  return value;
}

function orNull(schema: JsonObject): Json {
  const { type, enum: values, ...rest } = schema;
  if (typeof type === 'string' || Array.isArray(type)) {
    const types = [type].flat();
    return {
      ...rest,
      type: types.includes('null') ? types : [...types, 'null'],
      ...(Array.isArray(values) ? { enum: values.includes(null) ? values : [...values, null] } : {}),
    };
  }
  const { description, examples, ...alternative } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    anyOf: [alternative, { type: 'null' }],
  };
}
