type Json = Readonly<Record<string, unknown>>;
type Place = readonly (string | number)[];

const HOLE = '\u2603 this field';

/** The body as JSON text with `value` (JSON text too) in the place of each of its fields in turn, at every depth. */
export function withEachField(body: unknown, value: string): string[] {
  return placesOf(body).map((place) =>
    JSON.stringify(replaced(body, place, HOLE)).replace(JSON.stringify(HOLE), () => value),
  );
}

/** The body without each of its fields in turn, and with one that it does not have beside each. */
export function withoutEachField(body: unknown): string[] {
  return placesOf(body).flatMap((place) => {
    const parent = place.slice(0, -1);
    const surplus = replaced(body, [...parent, 'surplus_field'], 1);
    return [JSON.stringify(replaced(body, place, undefined)), JSON.stringify(surplus)];
  });
}

/**
 * Every third, from another one on for each `shift`: of many values at many fields, each value still meets every route,
 * and each field every kind of value, in a third of the time.
 */
export function everyThird<T>(items: readonly T[], shift: number): T[] {
  return items.filter((_item, index) => (index + shift) % 3 === 0);
}

function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_item, index) => index) : Object.keys(value);
  return keys.flatMap((key) => [[...at, key], ...placesOf((value as Json)[key], [...at, key])]);
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const inner = replaced((value as Json)[key], rest, by);
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? inner : item));
  return { ...(value as Json), [key]: inner };
}

const AT_ONCE = 8;
const ENOUGH = 20;

/** What the requests found wrong, many at a time: it is asked whether the hub stands, not how fast. */
export async function problemsOf(requests: readonly (() => Promise<string | null>)[]): Promise<string[]> {
  const found: string[] = [];
  const left = [...requests].reverse();
  const worker = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined && found.length < ENOUGH; next = left.pop()) {
      const problem = await next();
      if (problem !== null) found.push(problem);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}
