export const CONDITION_OPERATORS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'gt',
  'gte',
  'lt',
  'lte',
  'starts_with',
  'exists',
] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** `field` is `app`, `environment`, `input.<path>` or `metadata.<key>`. `exists` compares presence with `value` (a boolean). */
export interface Condition {
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value: unknown;
}

/** What conditions may look at. */
export interface ConditionSubject {
  readonly input: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly app: string | null;
  readonly environment: string;
}

/** An absent field satisfies only `ne`, `not_in` and `exists: false`. */
export function holds(condition: Condition, subject: ConditionSubject): boolean {
  const actual = valueAt(subject, condition.field);
  const wanted = condition.value;
  switch (condition.operator) {
    case 'eq':
      return actual === wanted;
    case 'ne':
      return actual !== wanted;
    case 'in':
      return Array.isArray(wanted) && actual !== undefined && wanted.includes(actual);
    case 'not_in':
      return Array.isArray(wanted) && !wanted.includes(actual);
    case 'starts_with':
      return typeof actual === 'string' && typeof wanted === 'string' && actual.startsWith(wanted);
    case 'exists':
      return (actual !== undefined) === (wanted !== false);
    default:
      return compares(condition.operator, actual, wanted);
  }
}

function compares(operator: 'gt' | 'gte' | 'lt' | 'lte', actual: unknown, wanted: unknown): boolean {
  if (!areComparable(actual, wanted)) return false;
  const [left, right] = [actual as number, wanted as number];
  if (operator === 'gt') return left > right;
  if (operator === 'gte') return left >= right;
  return operator === 'lt' ? left < right : left <= right;
}

/** Two numbers, or two texts (by code unit): anything else never compares, rather than by coercion. */
function areComparable(left: unknown, right: unknown): boolean {
  return typeof left === typeof right && (typeof left === 'number' || typeof left === 'string');
}

/** What the request has in the field; undefined: nothing. */
export function valueAt(subject: ConditionSubject, field: string): unknown {
  let value: unknown = subject;
  for (const part of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value ?? undefined;
}
