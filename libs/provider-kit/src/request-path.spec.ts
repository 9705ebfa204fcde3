import { describe, expect, it } from '@jest/globals';
import { VendorFailure } from './failure.ts';
import { requestPathProblem, segment } from './request-path.ts';

describe('a request path', () => {
  it.each(['/', '/v1/items', '/v1/Account/MA1/Message/', '/a/.hidden', '/a/..b', '/a%20b/c%2Fd', '/2010-04-01/x.json'])(
    'may be %s',
    (path) => expect(requestPathProblem(path)).toBeNull(),
  );

  it.each([
    'https://evil.example/x',
    'v1/items',
    '//evil.example',
    '/a//b',
    '/..',
    '/a/../b',
    '/a/./b',
    '/a/%2e%2e/b',
    '/a/.%2E/b',
    '/a/%252e%252e/b',
    '/a/..;x/b',
    '/%2f%2fevil.example',
    '/a%2f..%2fb',
    '/a\r\nX: y',
    '/a%0d%0aX: y',
    '/a%00',
    '/a b',
    '/\\evil.example',
    '/a%5c..%5cb',
    '/a?b=c',
    '/a#b',
    '/a%zz',
    '/\ud800',
    '',
  ])('may not be %j', (path) => expect(requestPathProblem(path)).not.toBeNull());
});

describe('segment', () => {
  it('encodes what would end a segment', () => {
    expect(segment('a/b?c d')).toBe('a%2Fb%3Fc%20d');
  });

  it.each(['.', '..', '', '%2e%2e', '\ud800', 'a\r\nb', '../b'])('refuses %j before anything is sent', (value) => {
    expect(() => segment(value)).toThrow(VendorFailure);
  });
});
