import { describe, expect, it } from '@jest/globals';
import { redactBody, REDACTED, redactValue } from './redaction.ts';

const SECRET = 'sk_test_"quoted"&more';

describe('redactValue', () => {
  it('hides by name whatever the path', () => {
    expect(redactValue({ a: { auth_token: 'x', apiKey: 'y', to: '+1' }, client_secret: 1 })).toEqual({
      a: { auth_token: REDACTED, apiKey: REDACTED, to: '+1' },
      client_secret: REDACTED,
    });
  });

  it('hides by dotted path, stars for any element', () => {
    const value = { cards: [{ number: '4242', brand: 'visa' }], other: { number: 1 } };
    expect(redactValue(value, { paths: ['cards.*.number'] })).toEqual({
      cards: [{ number: REDACTED, brand: 'visa' }],
      other: { number: 1 },
    });
  });

  it('leaves null and counts of tokens alone', () => {
    expect(redactValue({ token: null, max_tokens: 5, usage: { total_tokens: 9 } })).toEqual({
      token: null,
      max_tokens: 5,
      usage: { total_tokens: 9 },
    });
  });
});

describe('redactBody', () => {
  it.each([
    ['application/json', JSON.stringify({ note: `key ${SECRET}`, password: 'p' })],
    ['application/x-www-form-urlencoded', `note=${encodeURIComponent(SECRET)}&password=p`],
    ['text/plain', `${SECRET} ${Buffer.from(SECRET).toString('base64')} ${encodeURIComponent(SECRET)}`],
    ['application/json', `{"cut": "${SECRET.replaceAll('"', '\\"')}`],
  ])('finds the exact secret in %s', (type, text) => {
    const shown = redactBody(text, type, { secrets: [SECRET] });
    expect(shown).toContain(REDACTED);
    expect(shown).not.toContain('sk_test');
    expect(shown).not.toContain(Buffer.from(SECRET).toString('base64'));
  });

  it('keeps a form a form', () => {
    expect(redactBody('a=1&metadata[token]=x', 'application/x-www-form-urlencoded')).toBe(
      'a=1&metadata[token]=[redacted]',
    );
  });
});

describe('the exact values', () => {
  it('leave nothing behind where one contains another', () => {
    expect(redactBody('abcdefgh', 'text/plain', { secrets: ['abcd', 'abcdefgh'] })).toBe(REDACTED);
  });
});
