import type { z } from 'zod';
import type { FieldErrors } from '@patchbay/platform';
import { ENVIRONMENTS } from '@patchbay/provider-kit';
import type { Condition, ConditionOperator } from './condition.ts';

type ValueKind = 'string' | 'number' | 'boolean' | 'any';

/** What a field of the capability holds; `oneOf` where only these values are possible. */
interface FieldType {
  readonly kind: ValueKind;
  readonly oneOf?: readonly string[];
}

const ORDERED: readonly ConditionOperator[] = ['gt', 'gte', 'lt', 'lte'];
const CHOOSING: readonly ConditionOperator[] = ['eq', 'ne', 'in', 'not_in'];

/**
 * Holds the conditions of a rule against the schema of its capability: a field that does not exist, or a comparison that
 * could never hold, is refused when the rule is saved rather than found out when a payment goes the wrong way.
 */
export function checkConditions(conditions: readonly Condition[], input: z.ZodType): FieldErrors {
  const errors: FieldErrors = {};
  conditions.forEach((condition, index) => {
    const at = `conditions.${index}`;
    const type = typeOf(condition.field, input);
    if (type === undefined) {
      errors[`${at}.field`] = [
        `"${condition.field}" is not a field of the capability; use input.…, metadata.…, app or environment.`,
      ];
      return;
    }
    const problem = problemWith(condition, type.kind) ?? problemWithChoice(condition, type);
    if (problem !== null) errors[`${at}.value`] = [problem];
  });
  return errors;
}

function problemWith({ operator, value }: Condition, kind: ValueKind): string | null {
  if (operator === 'exists') return typeof value === 'boolean' ? null : 'exists compares with true or false.';
  if (operator === 'in' || operator === 'not_in') return problemWithList(value, kind);
  if (operator === 'starts_with' && (kind === 'number' || kind === 'boolean' || typeof value !== 'string')) {
    return 'starts_with compares text with text.';
  }
  if (ORDERED.includes(operator) && !isOrderable(value, kind))
    return `${operator} compares numbers with numbers, or text with text.`;
  return isOf(value, kind) ? null : `must be a ${kind}, as the field is.`;
}

/** Equal to what the field can never be: such a rule would never (or always) match. */
function problemWithChoice({ operator, value }: Condition, { oneOf }: FieldType): string | null {
  if (oneOf === undefined || !CHOOSING.includes(operator)) return null;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.every((each) => oneOf.includes(String(each))) ? null : `must be one of ${oneOf.join(', ')}.`;
}

function problemWithList(value: unknown, kind: ValueKind): string | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 100) return 'must be a list of 1 to 100 values.';
  return value.every((each) => isOf(each, kind)) ? null : `every value must be a ${kind}, as the field is.`;
}

function isOrderable(value: unknown, kind: ValueKind): boolean {
  return kind !== 'boolean' && (typeof value === 'number' || typeof value === 'string') && isOf(value, kind);
}

function isOf(value: unknown, kind: ValueKind): boolean {
  if (kind === 'any') return ['string', 'number', 'boolean'].includes(typeof value);
  return typeof value === kind;
}

function typeOf(field: string, input: z.ZodType): FieldType | undefined {
  if (field === 'app') return { kind: 'string' };
  if (field === 'environment') return { kind: 'string', oneOf: ENVIRONMENTS };
  const [root, ...path] = field.split('.');
  if (path.length === 0 || path.includes('')) return undefined;
  if (root === 'metadata') return { kind: 'any' };
  return root === 'input' ? typeAt(input, path) : undefined;
}

interface SchemaDefinition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly entries?: Record<string, string | number>;
}

function typeAt(schema: z.ZodType, path: readonly string[]): FieldType | undefined {
  const definition = schema._zod.def as unknown as SchemaDefinition;
  const inner = definition.innerType ?? definition.in;
  if (inner) return typeAt(inner, path);
  const [key, ...rest] = path;
  if (key === undefined) return leafType(definition);
  if (definition.type === 'object' && definition.shape && Object.hasOwn(definition.shape, key)) {
    const next = definition.shape[key];
    return next && typeAt(next, rest);
  }
  return definition.type === 'record' && definition.valueType ? typeAt(definition.valueType, rest) : undefined;
}

function leafType({ type, entries }: SchemaDefinition): FieldType | undefined {
  if (type === 'enum' && entries) return { kind: 'string', oneOf: Object.values(entries).map(String) };
  if (type === 'string' || type === 'literal') return { kind: 'string' };
  if (type === 'number' || type === 'int') return { kind: 'number' };
  if (type === 'boolean') return { kind: 'boolean' };
  return type === 'array' || type === 'object' ? undefined : { kind: 'any' };
}
