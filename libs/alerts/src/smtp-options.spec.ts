import { describe, expect, it } from '@jest/globals';
import { smtpOptions } from './smtp-options.ts';

describe('smtpOptions', () => {
  it.each([
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false }],
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: false }],
    ['smtp://u:p@mail.example:25', { port: 25, requireTLS: true, auth: { user: 'u', pass: 'p' } }],
    ['smtp://u%40x:p%2F%25@127.0.0.1:1025', { requireTLS: false, auth: { user: 'u@x', pass: 'p/%' } }],
    ['smtp://u:100%@[::1]:25', { host: '::1', requireTLS: false, auth: { user: 'u', pass: '100%' } }],
  ])('of %s', (url, options) => {
    expect(smtpOptions(url)).toMatchObject(options);
  });

  it('checks certificates whatever the URL asks for', () => {
    const url = 'smtps://mail.example?tls.rejectUnauthorized=false&logger=true&debug=true&proxy=http://x.example';
    const options = smtpOptions(url);
    expect(options.tls.rejectUnauthorized).toBe(true);
    expect(Object.keys(options)).not.toEqual(expect.arrayContaining(['logger']));
    expect(Object.keys(options)).not.toEqual(expect.arrayContaining(['proxy']));
  });
});
