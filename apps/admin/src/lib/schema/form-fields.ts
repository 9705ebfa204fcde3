/** One control of a form drawn from a schema. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly isRequired: boolean;
  /** `secret` is masked; `json` is what no simpler control can hold. */
  readonly kind: 'text' | 'long' | 'secret' | 'number' | 'integer' | 'boolean' | 'choice' | 'list' | 'group' | 'json';
  readonly pattern: string | undefined;
  readonly options: readonly string[];
  readonly example: string | undefined;
  readonly initial: unknown;
  /** What a list is made of. */
  readonly item: FormField | undefined;
  /** What a group is made of. */
  readonly fields: readonly FormField[];
}

type Json = Readonly<Record<string, unknown>>;

const LONG_TEXT = 300;
const DEEPEST = 3;

/** The controls of a provider's `credential_schema`: a flat record of fields. */
export function credentialFields(schema: Json): FormField[] {
  return Object.entries(schema).map(([name, described]) => {
    const field = asRecord(described);
    const drawn = fieldOf(name, field, field['required'] === true, 0);
    return {
      ...drawn,
      // The pattern of a credential is that of the whole value; elsewhere it may match a part, as JSON Schema has it.
      ...(drawn.pattern === undefined ? {} : { pattern: `^(?:${drawn.pattern})$` }),
      ...(field['sensitive'] === true ? { kind: 'secret' as const } : {}),
    };
  });
}

/** The controls of a JSON Schema of an object: a capability's `input`, a provider's `config_schema`. */
export function schemaFields(schema: Json): FormField[] {
  return propertiesOf(schema, 0);
}

function propertiesOf(schema: Json, depth: number): FormField[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(asRecord(schema['properties'])).map(([name, property]) =>
    fieldOf(name, asRecord(property), required.includes(name), depth),
  );
}

function fieldOf(name: string, schema: Json, isRequired: boolean, depth: number): FormField {
  const kind = kindOf(schema, depth);
  const [example] = Array.isArray(schema['examples']) ? (schema['examples'] as unknown[]) : [];
  return {
    name,
    label: textOf(schema['label']) ?? textOf(schema['title']) ?? readable(name),
    help: textOf(schema['help']) ?? textOf(schema['description']),
    isRequired,
    kind,
    pattern: textOf(schema['pattern']),
    options: Array.isArray(schema['enum']) ? schema['enum'].map(String) : [],
    example: typeof example === 'string' ? example : undefined,
    initial: schema['default'],
    item: kind === 'list' ? fieldOf(name, asRecord(schema['items']), true, depth + 1) : undefined,
    fields: kind === 'group' ? propertiesOf(schema, depth + 1) : [],
  };
}

function kindOf(schema: Json, depth: number): FormField['kind'] {
  if (Array.isArray(schema['enum'])) return 'choice';
  switch (schema['type']) {
    case 'string':
      return isLong(schema) ? 'long' : 'text';
    case 'number':
    case 'integer':
    case 'boolean':
      return schema['type'];
    case 'array':
      return schema['items'] !== undefined && depth < DEEPEST ? 'list' : 'json';
    case 'object':
      return schema['properties'] !== undefined && depth < DEEPEST ? 'group' : 'json';
    default:
      return 'json';
  }
}

/** Room for much, and of no form: an address may be long, too, and is one line. */
function isLong({ pattern, format, maxLength }: Json): boolean {
  return pattern === undefined && format === undefined && Number(maxLength ?? 0) > LONG_TEXT;
}

/** `max_tokens` → "Max tokens", for schemas that name no title. */
function readable(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
