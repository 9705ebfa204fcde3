/**
 * application/x-www-form-urlencoded with nesting in brackets: `{metadata: {a: 1}, tags: ['x']}` becomes
 * `metadata[a]=1&tags[]=x`; objects inside arrays are numbered. undefined is left out, null is sent empty.
 */
export function encodeForm(form: Readonly<Record<string, unknown>>): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(form)) append(pairs, name, value);
  return pairs.join('&');
}

function append(pairs: string[], name: string, value: unknown): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    value.forEach((each: unknown, index) => {
      append(pairs, typeof each === 'object' && each !== null ? `${name}[${index}]` : `${name}[]`, each);
    });
    return;
  }
  if (value instanceof Date || (typeof value === 'object' && value !== null)) {
    if (value instanceof Date) pairs.push(`${encodeName(name)}=${encodeURIComponent(value.toISOString())}`);
    else for (const [key, each] of Object.entries(value)) append(pairs, `${name}[${key}]`, each);
    return;
  }
  pairs.push(`${encodeName(name)}=${encodeURIComponent(textOf(value))}`);
}

function textOf(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`A form cannot hold a ${typeof value}.`);
}

/** Brackets stay readable: every vendor that nests accepts them plain. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
}

export type FormValue = string | FormValue[] | { [key: string]: FormValue };

/** The reverse, as the simulated vendors read a body: brackets nest, a repeated name becomes a list. */
export function decodeForm(text: string): Record<string, FormValue> {
  const root: Record<string, FormValue> = Object.create(null) as Record<string, FormValue>;
  for (const [name, value] of new URLSearchParams(text)) place(root, keysOf(name), value);
  return root;
}

function keysOf(name: string): string[] {
  const [, head = name, tail = ''] = /^([^[]+)((?:\[[^\]]*\])*)$/.exec(name) ?? [];
  return [head, ...[...tail.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')];
}

function place(into: Record<string, FormValue>, keys: readonly string[], value: string): void {
  const [key = '', ...rest] = keys;
  const held = into[key];
  if (rest.length === 0) {
    into[key] = held === undefined ? value : [...(Array.isArray(held) ? held : [held]), value];
    return;
  }
  if (rest.length === 1 && rest[0] === '') {
    into[key] = [...(Array.isArray(held) ? held : []), value];
    return;
  }
  const inner = isNested(held) ? held : (Object.create(null) as Record<string, FormValue>);
  into[key] = inner;
  place(inner, rest, value);
}

function isNested(value: FormValue | undefined): value is Record<string, FormValue> {
  return typeof value === 'object' && !Array.isArray(value);
}
