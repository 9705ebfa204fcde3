import type { JsonSchema } from '@patchbay/platform';

/** The JSON types a field may have; `any`: the schema does not say. */
export type FieldTypes = ReadonlySet<string> | 'any';

/** What is at a path of a JSON Schema; null: the schema has no such field. */
export function typesAt(schema: JsonSchema, path: readonly (string | number)[]): FieldTypes | null {
  const branches = branchesOf(schema);
  if (branches !== null) return union(branches.map((branch) => typesAt(branch, path)));
  const [key, ...rest] = path;
  const types = ownTypes(schema);
  if (key === undefined || types === 'any') return types;
  const next = inside(schema, types, String(key));
  return next === null ? null : typesAt(next, rest);
}

/** Whether a value of one of these types can be one of those. */
export function areCompatible(given: FieldTypes, wanted: FieldTypes): boolean {
  if (given === 'any' || wanted === 'any') return true;
  return [...given].some((type) => wanted.has(type) || (isNumeric(type) && [...wanted].some(isNumeric)));
}

/** For people: `string`, `integer or null`. */
export function describeTypes(types: FieldTypes): string {
  return types === 'any' ? 'anything' : [...types].join(' or ');
}

function branchesOf(schema: JsonSchema): JsonSchema[] | null {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(branches) ? (branches as JsonSchema[]) : null;
}

function union(all: readonly (FieldTypes | null)[]): FieldTypes | null {
  const found = all.filter((types) => types !== null);
  if (found.length === 0) return null;
  if (found.includes('any')) return 'any';
  return new Set(found.flatMap((types) => [...types]));
}

function ownTypes(schema: JsonSchema): FieldTypes {
  const { type, const: only, enum: some } = schema;
  if (typeof type === 'string') return new Set([type]);
  if (Array.isArray(type)) return new Set(type as string[]);
  const values = Array.isArray(some) ? (some as unknown[]) : only === undefined ? null : [only];
  return values === null ? 'any' : new Set(values.map(typeOf));
}

function inside(schema: JsonSchema, types: ReadonlySet<string>, key: string): JsonSchema | null {
  if (types.has('array') && /^\d+$/.test(key)) return asSchema(schema['items']);
  if (!types.has('object')) return null;
  const properties = schema['properties'];
  if (typeof properties === 'object' && properties !== null && Object.hasOwn(properties, key)) {
    return asSchema((properties as Record<string, unknown>)[key]);
  }
  const others = schema['additionalProperties'];
  return others === undefined || others === false ? null : asSchema(others);
}

/** What a schema leaves open can be anything. */
function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isNumeric(type: string): boolean {
  return type === 'integer' || type === 'number';
}
