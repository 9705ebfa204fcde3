type Json = Readonly<Record<string, unknown>>;

/** What a field holds; `any`: the caller decides, as in metadata. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'choice' | 'any';

/** Something that a condition may look at. */
export interface ConditionField {
  /** `input.channel`, `app`; of an open field what stands before its key: `metadata`. */
  readonly path: string;
  readonly kind: ValueKind;
  readonly options: readonly string[];
  /** Its keys are the caller's own: one has to be named. */
  readonly isOpen: boolean;
  /** A day or a moment: text that "comes before" makes sense of. */
  readonly isMoment: boolean;
}

const DEEPEST = 4;
const OF_EVERY_REQUEST: readonly ConditionField[] = [
  fieldOf('app', 'text'),
  fieldOf('environment', 'choice', { options: ['sandbox', 'production'] }),
  fieldOf('metadata', 'any', { isOpen: true }),
];

/** The fields that conditions of a capability may use: its input's, and those that every request has. */
export function conditionFields(input: Json): ConditionField[] {
  return [...propertiesOf('input', input, 0), ...OF_EVERY_REQUEST];
}

/** The field of a path, and the key behind it where the field is open. */
export function fieldAt(
  fields: readonly ConditionField[],
  path: string,
): { field: ConditionField; subkey: string } | undefined {
  const exact = fields.find((field) => field.path === path);
  if (exact !== undefined) return { field: exact, subkey: '' };
  const open = fields.find((field) => field.isOpen && path.startsWith(`${field.path}.`));
  return open && { field: open, subkey: path.slice(open.path.length + 1) };
}

function propertiesOf(path: string, schema: Json, depth: number): ConditionField[] {
  if (depth > DEEPEST) return [];
  return Object.entries(asRecord(schema['properties'])).flatMap(([name, property]) =>
    fieldsOf(`${path}.${name}`, asRecord(property), depth + 1),
  );
}

function fieldsOf(path: string, schema: Json, depth: number): ConditionField[] {
  const options = optionsOf(schema);
  if (options.length > 0) return [fieldOf(path, 'choice', { options })];
  switch (schema['type']) {
    case 'string':
      return [fieldOf(path, 'text', { isMoment: isMoment(schema['format']) })];
    case 'number':
    case 'integer':
      return [fieldOf(path, 'number')];
    case 'boolean':
      return [fieldOf(path, 'boolean')];
    case 'object':
      return fieldsOfObject(path, schema, depth);
    case 'array':
      return []; // conditions compare single values
    default:
      return fieldsOfAlternatives(path, schema, depth);
  }
}

function fieldsOfObject(path: string, schema: Json, depth: number): ConditionField[] {
  if (schema['properties'] !== undefined) return propertiesOf(path, schema, depth);
  const [inner] = fieldsOf(path, asRecord(schema['additionalProperties']), depth + 1);
  return [fieldOf(path, inner?.kind === 'choice' ? 'text' : (inner?.kind ?? 'any'), { isOpen: true })];
}

/** "This or nothing" is this; of real alternatives nothing certain is known. */
function fieldsOfAlternatives(path: string, schema: Json, depth: number): ConditionField[] {
  const alternatives = [schema['anyOf'], schema['oneOf']].find(Array.isArray) ?? [];
  const real = alternatives.map(asRecord).filter((one) => one['type'] !== 'null');
  const [only] = real;
  return real.length === 1 && only !== undefined ? fieldsOf(path, only, depth) : [fieldOf(path, 'any')];
}

function optionsOf(schema: Json): string[] {
  if (Array.isArray(schema['enum'])) return schema['enum'].filter((option) => typeof option === 'string');
  return typeof schema['const'] === 'string' ? [schema['const']] : [];
}

function isMoment(format: unknown): boolean {
  return format === 'date' || format === 'date-time' || format === 'time';
}

function fieldOf(
  path: string,
  kind: ValueKind,
  { options = [], isOpen = false, isMoment: moment = false }: Partial<Omit<ConditionField, 'path' | 'kind'>> = {},
): ConditionField {
  return { path, kind, options, isOpen, isMoment: moment };
}

function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
