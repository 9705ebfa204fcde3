import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bearerOf, hintOf, newApiKeySecret } from './api-key-secret.ts';

describe('an API key', () => {
  it('has 256 random bits after pb_ and can be presented', () => {
    const secret = newApiKeySecret();
    expect(secret).toMatch(/^pb_[A-Za-z0-9_-]{43}$/);
    expect(bearerOf(`Bearer ${secret}`)).toBe(secret);
    expect(newApiKeySecret()).not.toBe(secret);
  });

  it('is hinted at by four characters', () => {
    expect([hintOf('pb_0123456789abcdefghijklm'), hintOf('a-bootstrap-key-of-a-team')]).toEqual(['pb_…jklm', '…team']);
  });
});

describe('bearerOf', () => {
  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    'pb_0123456789abcdefghijklm',
    'Bearer short',
    'Bearer pb_0123456789abc defghijklm',
    'Bearer pb_0123456789äöüäöüäöüäöü',
    `Bearer ${'x'.repeat(513)}`,
  ])('finds no key in %s', (authorization) => {
    expect(bearerOf(authorization)).toBeNull();
  });

  it('takes the scheme in any case, as HTTP does', () => {
    expect(bearerOf('bEaReR  pb_0123456789abcdefghijklm ')).toBe('pb_0123456789abcdefghijklm');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void bearerOf(text)));
  });
});
