import { describe, expect, it } from '@jest/globals';
import { sessionCookie } from './session-cookie.ts';

const TOKEN = 'x'.repeat(43);
const plain = sessionCookie('http://127.0.0.1:3000');
const secure = sessionCookie('https://hub.example');

describe('the session cookie', () => {
  it('is for this host over https alone where there is https', () => {
    expect(plain.set(TOKEN, 60)).toBe(`pb_session=${TOKEN}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60`);
    expect(secure.set(TOKEN, 60)).toBe(
      `__Host-pb_session=${TOKEN}; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60`,
    );
    expect(secure.clear()).toBe('__Host-pb_session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0');
  });

  it.each([
    [`pb_session=${TOKEN}`, TOKEN],
    [`theme=dark; pb_session=${TOKEN} ; a=b`, TOKEN],
    [`xpb_session=${TOKEN}`, null],
    [`__Host-pb_session=${TOKEN}`, null],
    [`pb_session=${TOKEN}; pb_session=${TOKEN}`, null],
    [`pb_session="${TOKEN}"`, null],
    [`pb_session=${TOKEN}x`, null],
    ['pb_session=', null],
    ['', null],
    [undefined, null],
  ])('of %j is %j', (header, token) => {
    expect(plain.read(header)).toBe(token);
  });

  it('of plain http opens nothing on https', () => {
    expect(secure.read(`pb_session=${TOKEN}`)).toBeNull();
    expect(secure.read(`__Host-pb_session=${TOKEN}`)).toBe(TOKEN);
  });
});
