import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidRequest, parseBaseUrl, queryText, requestUrl } from './request-url.ts';

describe('the base URL', () => {
  it.each([
    ['https://api.acme.test', '/v1/x', 'https://api.acme.test/v1/x'],
    ['https://api.acme.test/', '/v1/x', 'https://api.acme.test/v1/x'],
    ['https://api.acme.test/base/', '/v1/x', 'https://api.acme.test/base/v1/x'],
    ['http://127.0.0.1:4010/twilio', '/2010/Accounts.json', 'http://127.0.0.1:4010/twilio/2010/Accounts.json'],
  ])('%s and %s make %s', (base, path, url) => expect(requestUrl(parseBaseUrl(base), path, '').href).toBe(url));

  it.each(['not a url', 'ftp://x.test', 'https://user:pw@x.test', 'https://x.test/?a=b', 'https://x.test/#f'])(
    '%s is refused, and not repeated',
    (text) => {
      expect(() => parseBaseUrl(text)).toThrow(InvalidRequest);
      expect(() => parseBaseUrl(text)).not.toThrow(/pw/);
    },
  );
});

describe('the path', () => {
  const base = parseBaseUrl('https://api.acme.test/base');

  it.each([
    ['without a slash', 'v1'],
    ['absolute', 'https://evil.test/'],
    ['protocol-relative', '//evil.test/'],
    ['with dot segments', '/a/../b'],
    ['with encoded dot segments', '/a/%2e%2E/b'],
    ['with doubly encoded dot segments', '/a/%252e%252e/b'],
    ['with an encoded slash after dots', '/a/..%2fb'],
    ['with a backslash', '/a\\b'],
    ['with a line break', '/a\r\nHost: evil'],
    ['with a query', '/a?b=c'],
    ['with a fragment', '/a#b'],
  ])('%s is refused', (_, path) => expect(() => requestUrl(base, path, '')).toThrow(InvalidRequest));

  it('never leaves the base URL, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.stringMatching(/^\/[./%2eEfF5ca\\]*$/)), (path) => {
        let url: URL;
        try {
          url = requestUrl(base, path, '');
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidRequest);
          return;
        }
        expect(url.origin).toBe('https://api.acme.test');
        expect(url.pathname.startsWith('/base/')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the query', () => {
  it('is encoded and leaves undefined values out', () => {
    expect(queryText({ a: 'x y&z', b: undefined, c: 1, d: false })).toBe('a=x%20y%26z&c=1&d=false');
    expect(queryText(undefined)).toBe('');
  });
});
