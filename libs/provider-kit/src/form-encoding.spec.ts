import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeForm, encodeForm } from './form-encoding.ts';

describe('encodeForm', () => {
  it('nests in brackets and leaves undefined out', () => {
    const form = {
      amount: 5,
      confirm: true,
      none: undefined,
      empty: null,
      metadata: { 'a b': 'x&y' },
      tags: ['p', 'q'],
    };
    expect(encodeForm(form)).toBe('amount=5&confirm=true&empty=&metadata[a%20b]=x%26y&tags[]=p&tags[]=q');
  });

  it('numbers objects in lists', () => {
    expect(encodeForm({ items: [{ price: 'a' }, { price: 'b' }] })).toBe('items[0][price]=a&items[1][price]=b');
  });

  it('refuses what a form cannot hold', () => {
    expect(() => encodeForm({ f: () => 1 })).toThrow(TypeError);
  });
});

describe('decodeForm', () => {
  it('gives back what was encoded', () => {
    const key = fc.stringMatching(/^[a-z_ .]{1,8}$/);
    const form = fc.dictionary(key, fc.oneof(fc.string(), fc.dictionary(key, fc.string(), { minKeys: 1 })));
    fc.assert(
      fc.property(form, (value) => {
        expect(JSON.parse(JSON.stringify(decodeForm(encodeForm(value))))).toEqual(value);
      }),
    );
  });

  it('reads names that would reach a prototype as plain names', () => {
    const form = decodeForm('__proto__[polluted]=1&constructor=x');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(form['constructor']).toBe('x');
  });
});
