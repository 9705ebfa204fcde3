import { REDACTED } from '@patchbay/provider-kit';
import type { z } from 'zod';

/** Where a schema marks a value as sensitive: paths of object keys, `*` standing for every element of an array or record. */
export function sensitivePaths(schema: z.ZodType): readonly (readonly string[])[] {
  if (schema.meta()?.['sensitive'] === true) return [[]];
  const definition = schema._zod.def as unknown as SchemaDefinition;
  switch (definition.type) {
    case 'object':
      return Object.entries(definition.shape ?? {}).flatMap(([key, inner]) => below(key, inner));
    case 'array':
      return definition.element ? below('*', definition.element) : [];
    case 'record':
      return definition.valueType ? below('*', definition.valueType) : [];
    case 'pipe':
      return definition.in ? sensitivePaths(definition.in) : [];
    case 'union':
      return (definition.options ?? []).flatMap(sensitivePaths);
    default:
      return definition.innerType ? sensitivePaths(definition.innerType) : [];
  }
}

interface SchemaDefinition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

function below(key: string, schema: z.ZodType): string[][] {
  return sensitivePaths(schema).map((path) => [key, ...path]);
}

/** A copy for people, in which what the schema marks sensitive is hidden. The value itself when nothing was. */
export function redactPaths<T>(value: T, paths: readonly (readonly string[])[]): T {
  let copy: unknown = value;
  for (const path of paths) copy = hide(copy, path);
  return copy as T;
}

function hide(value: unknown, path: readonly string[]): unknown {
  if (value === undefined) return undefined;
  const [key, ...rest] = path;
  if (key === undefined) return REDACTED;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return key === '*' ? value.map((each) => hide(each, rest)) : value;
  const keys = key === '*' ? Object.keys(value) : [key];
  const copy: Record<string, unknown> = { ...value };
  for (const each of keys) if (copy[each] !== undefined) copy[each] = hide(copy[each], rest);
  return copy;
}

/** The texts that `redactPaths` would hide. */
export function textsAt(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') return path.length === 0 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const [key, ...rest] = path;
  const items = key === undefined || key === '*' ? Object.values(value) : [(value as Record<string, unknown>)[key]];
  return items.flatMap((item) => textsAt(item, rest));
}
