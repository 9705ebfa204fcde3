type Json = Readonly<Record<string, unknown>>;

const DEEPEST = 4;

/** An input made of the schema's own examples and defaults; what has neither is left for the person. */
export function exampleOf(schema: Json): Record<string, unknown> {
  const value = valueOf(schema, 0);
  return isRecord(value) ? value : {};
}

function valueOf(schema: Json, depth: number): unknown {
  const { examples, properties } = schema;
  if (Array.isArray(examples) && examples.length > 0) return examples[0] as unknown;
  if (schema['default'] !== undefined) return schema['default'];
  if (depth >= DEEPEST || !isRecord(properties)) return undefined;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const entries = Object.entries(properties)
    // What may be left out is: an example shows the least that works.
    .filter(([name]) => required.includes(name))
    .map(([name, property]) => [name, isRecord(property) ? valueOf(property, depth + 1) : undefined] as const)
    .filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
