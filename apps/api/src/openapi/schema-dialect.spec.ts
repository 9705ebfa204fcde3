import { describe, expect, it } from '@jest/globals';
import { exampleOf } from './example-of.ts';
import { toJsonSchema } from './schema-dialect.ts';

describe('the schema dialect', () => {
  it('writes null as a type', () => {
    expect(toJsonSchema({ type: 'string', nullable: true, enum: ['a'] })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
  });

  it('writes null as an alternative of a reference', () => {
    expect(toJsonSchema({ $ref: '#/x', nullable: true, description: 'd' })).toEqual({
      description: 'd',
      anyOf: [{ $ref: '#/x' }, { type: 'null' }],
    });
  });

  it('goes to any depth, and leaves fields called like keywords alone', () => {
    const schema = {
      type: 'object',
      properties: { nullable: { type: 'boolean', example: true }, example: { nullable: true, type: 'string' } },
    };
    expect(toJsonSchema(schema)).toEqual({
      type: 'object',
      properties: { nullable: { type: 'boolean', examples: [true] }, example: { type: ['string', 'null'] } },
    });
  });

  it('does not call a field of unknown type an object', () => {
    expect(toJsonSchema({ type: 'object', example: 'x' })).toEqual({ examples: ['x'] });
    expect(toJsonSchema({ type: 'object', example: { a: 1 } })).toEqual({ type: 'object', examples: [{ a: 1 }] });
  });
});

describe('an example', () => {
  const schemas = { Part: { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } } };

  it('is put together from the examples, defaults and types of the fields', () => {
    const schema = {
      type: 'object',
      properties: {
        name: { type: 'string', examples: ['Acme'] },
        kind: { enum: ['a', 'b'] },
        size: { type: 'integer', minimum: 3 },
        parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
        maybe: { anyOf: [{ $ref: '#/components/schemas/Part' }, { type: 'null' }] },
        on: { type: ['boolean', 'null'] },
      },
    };
    const part = { at: '2026-11-21T09:30:00.000Z' };
    expect(exampleOf(schema, schemas)).toEqual({
      name: 'Acme',
      kind: 'a',
      size: 3,
      parts: [part],
      maybe: part,
      on: true,
    });
  });

  it('ends where a schema contains itself', () => {
    const endless = { Loop: { type: 'object', properties: { next: { $ref: '#/components/schemas/Loop' } } } };
    expect(JSON.stringify(exampleOf({ $ref: '#/components/schemas/Loop' }, endless)).length).toBeLessThan(200);
  });
});
