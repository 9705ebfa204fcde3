import { describe, expect, it } from '@jest/globals';
import { type AuthScheme, authorize } from './auth.ts';

const values = { id: 'me', key: 'se:cret' };

describe('authorize', () => {
  it.each<[AuthScheme, object]>([
    [{ type: 'none' }, { headers: {}, query: {} }],
    [
      { type: 'bearer', token: 'key' },
      { headers: { authorization: 'Bearer se:cret' }, query: {} },
    ],
    [
      { type: 'basic', username: 'id', password: 'key' },
      { headers: { authorization: `Basic ${Buffer.from('me:se:cret').toString('base64')}` }, query: {} },
    ],
    [
      { type: 'basic', username: { literal: 'bob' }, password: null },
      { headers: { authorization: `Basic ${Buffer.from('bob:').toString('base64')}` }, query: {} },
    ],
    [
      { type: 'header', header: 'X-Key', value: 'key', prefix: 'Key ' },
      { headers: { 'x-key': 'Key se:cret' }, query: {} },
    ],
    [
      { type: 'query', parameter: 'k', value: 'key' },
      { headers: {}, query: { k: 'se:cret' } },
    ],
  ])('writes %j', (scheme, parts) => expect(authorize(scheme, values)).toEqual(parts));

  it('refuses a missing value, and one that would smuggle a header, without repeating it', () => {
    expect(() => authorize({ type: 'bearer', token: 'gone' }, values)).toThrow('The credential gone is missing.');
    const smuggled = { key: 'a\r\nX-Admin: 1' };
    expect(() => authorize({ type: 'bearer', token: 'key' }, smuggled)).toThrow(
      /^A credential holds control characters\.$/,
    );
  });
});
