/** Where in a value something is: keys of objects and indexes of arrays. */
export type Path = readonly (string | number)[];

/** A place in a step's input that an earlier result will fill. */
export interface Reference {
  readonly at: Path;
  /** Key of the step whose result it is. */
  readonly step: string;
  /** Inside that result; empty: all of it. */
  readonly path: readonly string[];
}

/** Something that looks like a reference and is none. */
export interface BadReference {
  readonly at: Path;
  readonly problem: string;
}

const REFERENCE_KEY = '$from';

/** Keys of steps, so that a reference can be taken apart at its dots. */
export const STEP_KEY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

const FORM =
  'must be {"$from": "<step>.result.<field>"}, a reference to the result of an earlier step, and nothing else';

/** Every reference in the value, however deep, and what is written like one but cannot be read. */
export function referencesIn(value: unknown): { readonly references: Reference[]; readonly bad: BadReference[] } {
  const references: Reference[] = [];
  const bad: BadReference[] = [];
  visit(value, [], (at, marked) => {
    const parsed = parse(marked);
    if (parsed === null) bad.push({ at, problem: FORM });
    else references.push({ at, ...parsed });
  });
  return { references, bad };
}

/** The value with every reference replaced, whole and with its JSON type, by what `resolve` gives for it. */
export function substitute(value: unknown, resolve: (reference: Reference) => unknown, at: Path = []): unknown {
  if (Array.isArray(value)) return value.map((item, index) => substitute(item, resolve, [...at, index]));
  if (!isObject(value)) return value;
  if (isMarked(value)) {
    const parsed = parse(value);
    if (parsed === null) throw new TypeError(`not a reference, at ${at.join('.')}`);
    return resolve({ at, ...parsed });
  }
  // fromEntries defines own properties, whatever their names: `__proto__` stays a field like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, substitute(inner, resolve, [...at, key])]),
  );
}

/** The redacted copy of a template with its references put back: they say where a value comes from, and are none. */
export function keepReferences(redacted: unknown, template: unknown): unknown {
  if (isObject(template) && isMarked(template)) return template;
  if (Array.isArray(redacted) && Array.isArray(template)) {
    return redacted.map((item, index) => keepReferences(item, template[index]));
  }
  if (!isObject(redacted) || !isObject(template)) return redacted;
  return Object.fromEntries(
    Object.entries(redacted).map(([key, inner]) => [key, keepReferences(inner, template[key])]),
  );
}

/** What is at the path of a result; undefined: nothing. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let current: unknown = value;
  for (const key of path) {
    if (Array.isArray(current)) current = /^(?:0|[1-9]\d*)$/.test(key) ? (current[Number(key)] as unknown) : undefined;
    else current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  }
  return current;
}

/** The reference as it was written. */
export function textOf({ step, path }: Pick<Reference, 'step' | 'path'>): string {
  return [step, 'result', ...path].join('.');
}

function visit(value: unknown, at: Path, found: (at: Path, marked: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, [...at, index], found));
  } else if (isObject(value)) {
    if (isMarked(value)) found(at, value);
    else for (const [key, inner] of Object.entries(value)) visit(inner, [...at, key], found);
  }
}

function isMarked(value: Record<string, unknown>): boolean {
  return Object.hasOwn(value, REFERENCE_KEY);
}

function parse(marked: Record<string, unknown>): Pick<Reference, 'step' | 'path'> | null {
  const text = marked[REFERENCE_KEY];
  if (typeof text !== 'string' || Object.keys(marked).length !== 1) return null;
  const [step = '', result, ...path] = text.split('.');
  return STEP_KEY.test(step) && result === 'result' && !path.includes('') ? { step, path } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
