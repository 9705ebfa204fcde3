import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { credentialSchema, describeCredentials, jsonSchemaOf } from './form-schema.ts';

const fields = {
  sid: { label: 'SID', sensitive: false, required: true, pattern: 'AC[0-9]{2}', example: 'AC12' },
  token: { label: 'Token', help: 'On the console.', sensitive: true, required: false },
} as const;

describe('credentialSchema', () => {
  const schema = credentialSchema(fields);

  it.each([{ sid: 'AC12' }, { sid: 'AC12', token: 'x' }])('accepts %j', (value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each([
    {},
    { sid: 'xAC12' },
    { sid: 'AC123' },
    { sid: 'AC12\n' },
    { sid: 'AC12', token: '' },
    { sid: 'AC12', extra: 'x' },
  ])('refuses %j', (value) => expect(schema.safeParse(value).success).toBe(false));
});

describe('describeCredentials', () => {
  it('is the shape of the catalog, absent parts left out', () => {
    expect(describeCredentials(fields)).toEqual({
      sid: {
        ...{ type: 'string', label: 'SID', sensitive: false, required: true, pattern: 'AC[0-9]{2}' },
        examples: ['AC12'],
      },
      token: { type: 'string', label: 'Token', sensitive: true, required: false, help: 'On the console.' },
    });
  });
});

describe('jsonSchemaOf', () => {
  it('describes what a caller gives: defaults are optional, transforms not applied', () => {
    const schema = z.strictObject({ a: z.string().default('x'), b: z.string().transform(Number) });
    expect(jsonSchemaOf(schema)).toEqual({
      type: 'object',
      properties: { a: { type: 'string', default: 'x' }, b: { type: 'string' } },
      required: ['b'],
      additionalProperties: false,
    });
  });
});
