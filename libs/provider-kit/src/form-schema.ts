import { z } from 'zod';
import type { CredentialField, CredentialFields } from './define-provider.ts';

/** A field of the connect form, as the catalog shows it. */
export interface CredentialFieldSchema {
  readonly type: 'string';
  readonly label: string;
  readonly sensitive: boolean;
  readonly required: boolean;
  readonly pattern?: string;
  readonly examples?: readonly [string];
  readonly help?: string;
}

/** The pattern of a field as a whole-value test; null when the vendor's form of the value is not known. */
export function patternOf(field: CredentialField): RegExp | null {
  return field.pattern === undefined ? null : new RegExp(`^(?:${field.pattern})$`, 'u');
}

/** A schema over credential values: unknown fields refused, required ones there, patterns matched in full. */
export function credentialSchema(fields: CredentialFields): z.ZodObject {
  const shape = Object.entries(fields).map(([name, field]): [string, z.ZodType] => {
    const pattern = patternOf(field);
    const value = pattern === null ? z.string().min(1) : z.string().regex(pattern, `is not a ${field.label}`);
    return [name, field.required ? value : value.optional()];
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** The same fields as data, in the shape of the catalog's `credential_schema`. */
export function describeCredentials(fields: CredentialFields): Record<string, CredentialFieldSchema> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        type: 'string' as const,
        label: field.label,
        sensitive: field.sensitive,
        required: field.required,
        ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
        ...(field.example === undefined ? {} : { examples: [field.example] as const }),
        ...(field.help === undefined ? {} : { help: field.help }),
      },
    ]),
  );
}

/** JSON Schema of what a caller gives (defaults are optional, transforms not yet applied). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Record<string, unknown> {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
