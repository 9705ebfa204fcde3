import { decodeForm, encodeForm } from '../form-encoding.ts';
import { REDACTED } from './redacted.ts';
import type { PathNode } from './redaction-paths.ts';
import { nameVerdict } from './sensitive-names.ts';

const MAX_DEPTH = 32;

/** A copy of JSON-like data in which values are hidden by name and by the provider's paths. */
export function redactTree(value: unknown, paths: PathNode | null, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((item, index) => redactItem(item, paths, index, depth));
  const toJson = 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON : null;
  if (toJson !== null) return redactTree(toJson.call(value), paths, depth + 1);
  return redactObject(value, paths, depth);
}

function redactObject(value: object, paths: PathNode | null, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const inner = paths === null ? null : (paths.children.get(name) ?? paths.children.get('*') ?? null);
    copy[name] = isHidden(name, item, inner) ? REDACTED : redactTree(item, inner, depth + 1);
  }
  return copy;
}

function redactItem(item: unknown, paths: PathNode | null, index: number, depth: number): unknown {
  if (paths === null) return redactTree(item, null, depth + 1);
  const inner = paths.children.get(String(index)) ?? paths.children.get('*') ?? paths;
  return inner.hidden && inner !== paths ? REDACTED : redactTree(item, inner, depth + 1);
}

/** Nothing, true and false tell no secret, and help who reads the log. */
function isHidden(name: string, value: unknown, path: PathNode | null): boolean {
  if (value === null || value === undefined) return false;
  if (path?.hidden === true) return true;
  if (typeof value === 'boolean' || value === '') return false;
  const verdict = nameVerdict(name);
  return verdict === 'hide' || (verdict === 'hide_text' && typeof value !== 'number');
}

const SCHEMES = /\b(Bearer|Basic|Token|Digest)[ +]+[A-Za-z0-9._~+/=-]{4,}/gi;
const PAIRS =
  /(["']?)([A-Za-z0-9_.[\]-]{1,64})\1[ \t]{0,8}[:=][ \t]{0,8}("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,;&<>"'{}[\]]+)/g;
const ELEMENTS = /<([A-Za-z0-9_.:-]{1,64})(\s[^<>]{0,200})?>([^<]+)/g;

/** The same for text of any form (a cut JSON body, XML, a page): `name=value`, `"name": "value"`, `<name>value`. */
export function redactText(text: string): string {
  const withoutSchemes = text.replace(SCHEMES, (_, scheme: string) => `${scheme} ${REDACTED}`);
  const withoutPairs = withoutSchemes.replace(PAIRS, (all: string, _: string, name: string, value: string) =>
    isHidden(name, numberOr(value), null) ? all.slice(0, all.length - value.length) + REDACTED : all,
  );
  if (!withoutPairs.includes('<')) return withoutPairs;
  return withoutPairs.replace(ELEMENTS, (all: string, name: string, _: unknown, value: string) =>
    isHidden(name, numberOr(value), null) ? all.slice(0, all.length - value.length) + REDACTED : all,
  );
}

/** The same for a body as it was sent: JSON and forms keep their form. */
export function redactBody(text: string, contentType: string, paths: PathNode | null): string {
  if (contentType.includes('json')) {
    try {
      return JSON.stringify(redactTree(JSON.parse(text), paths));
    } catch {
      // Not JSON after all (a cut answer, a proxy's page): treated as the text it is.
    }
  }
  if (!contentType.includes('x-www-form-urlencoded')) return redactText(text);
  const form = encodeForm(redactTree(decodeForm(text), paths) as Record<string, unknown>);
  return form.replaceAll(encodeURIComponent(REDACTED), REDACTED);
}

function numberOr(text: string): unknown {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
