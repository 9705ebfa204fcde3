type Json = Record<string, unknown>;

/** Deeper than people nest; what lies below stays as it came, so that no vendor's answer can exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * The same value with the keys of its objects in order. Postgres keeps jsonb in an order of its own: without this, the
 * repetition of a request would be answered with the same words in another order than the request itself.
 */
export function inKeyOrder(value: Json): Json {
  return ordered(value, 0) as Json;
}

function ordered(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((each) => ordered(each, depth + 1));
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered((value as Json)[key], depth + 1)]));
}
