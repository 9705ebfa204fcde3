import { describe, expect, it } from '@jest/globals';
import {
  authorize,
  capabilities,
  type CapabilityScope,
  type CapabilityInput,
  effectOf,
  fakeHttp,
  RateLimit,
  vendorResponse,
} from '@patchbay/provider-kit';
import { custom } from './custom.provider.ts';

type Input = CapabilityInput<'http_request'>;
const base = { base_url: 'https://api.example.com/v1' };

function request(input: Input, answer: Parameters<typeof fakeHttp>[0], config: object = {}) {
  const http = fakeHttp(answer, custom.readError);
  const scope = { http, credentials: {}, config: custom.config.parse({ ...base, ...config }) };
  const handler = custom.capabilities.http_request;
  if (handler === undefined) throw new Error('no http_request');
  return { http, result: handler.handle({ ...scope, environment: 'production', reference: 'r' } as never, input) };
}

describe('custom: http_request', () => {
  it('passes method, path, query and body on, and answers status and body', async () => {
    const input: Input = { method: 'POST', path: '/orders', query: { dry: '1' }, body: { item: 'lamp' } };
    const { http, result } = request(input, () => ({ status: 201, json: { id: 7 } }));
    expect(await result).toEqual({ status: 201, body: { id: 7 } });
    expect(http.requests).toEqual([{ method: 'POST', path: '/orders', query: { dry: '1' }, json: { item: 'lamp' } }]);
  });

  it.each([
    [{ text: '' }, null],
    [{ text: 'plain', headers: { 'content-type': 'text/plain' } }, 'plain'],
    [{ text: '{cut', headers: { 'content-type': 'application/json' } }, '{cut'],
    [{ text: '[1]', headers: { 'content-type': 'application/problem+json' } }, [1]],
  ])('answers %j as %j', async (answer, body) => {
    expect(await request({ method: 'GET', path: '/x' }, () => answer).result).toEqual({ status: 200, body });
  });

  it.each([
    [404, { message: 'No such order' }, 'client', 'refused', 'No such order'],
    [422, { error: { code: 'bad_item', message: 'No such item' } }, 'client', 'refused', 'No such item'],
    [401, { detail: 'Bad key' }, 'auth', 'refused', 'Bad key'],
    [429, {}, 'throttle', 'refused', 'The vendor answered 429.'],
    [503, [], 'upstream', 'unknown', 'The vendor answered 503.'],
    [303, {}, 'client', 'unknown', 'The vendor answered 303.'],
  ])('takes %i for a failure of class %s', async (status, json, meant, delivery, message) => {
    const { result } = request({ method: 'POST', path: '/orders' }, () => ({ status, json }));
    await expect(result).rejects.toMatchObject({ detail: { class: meant, delivery, message, status } });
  });

  it.each(['https://evil.example', '//evil.example', '/../admin', '/%2e%2e/admin', '/x\r\nA: b', '/x?k=v'])(
    'refuses the path %j at the door and before sending',
    async (path) => {
      expect(capabilities.http_request.input.safeParse({ method: 'GET', path }).success).toBe(false);
      const { http, result } = request({ method: 'GET', path }, () => ({}));
      await expect(result).rejects.toMatchObject({ detail: { class: 'client', delivery: 'not_sent' } });
      expect(http.requests).toEqual([]);
    },
  );

  it('does not let a caller replace the credential', async () => {
    const input: Input = { method: 'GET', path: '/x', query: { key: 'mine' } };
    const { result } = request(input, () => ({}), { auth: 'query', query_parameter: 'key' });
    await expect(result).rejects.toMatchObject({ detail: { delivery: 'not_sent' } });
  });

  it('reads with GET and does who knows what with the rest', () => {
    const handler = custom.capabilities.http_request;
    const effects = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map(
      (method) => handler && effectOf<'http_request'>(handler, { method, path: '/' }),
    );
    expect(effects).toEqual(['read', 'opaque', 'opaque', 'opaque', 'opaque']);
  });
});

describe('custom: settings', () => {
  const authOf = (config: object) => {
    const { auth } = custom;
    if (typeof auth !== 'function') throw new Error('auth is formed from the config');
    return authorize(auth(custom.config.parse({ ...base, ...config })), { secret: 's3cret' });
  };

  it.each([
    [{}, { headers: { authorization: 'Bearer s3cret' }, query: {} }],
    [{ auth: 'header' }, { headers: { 'x-api-key': 's3cret' }, query: {} }],
    [
      { auth: 'header', header_name: 'Authorization', header_prefix: 'Token ' },
      { headers: { authorization: 'Token s3cret' }, query: {} },
    ],
    [{ auth: 'query' }, { headers: {}, query: { api_key: 's3cret' } }],
    [
      { auth: 'basic', username: 'bob' },
      { headers: { authorization: `Basic ${btoa('bob:s3cret')}` }, query: {} },
    ],
  ])('%j sends %j', (config, parts) => expect(authOf(config)).toEqual(parts));

  it.each([
    { base_url: 'ftp://api.example.com' },
    { base_url: 'https://user:pass@api.example.com' },
    { base_url: 'https://api.example.com/?a=1' },
    { base_url: 'https://api.example.com/v1/../admin' },
    { base_url: 'nonsense' },
    { auth: 'oauth' },
    { header_name: 'X Key' },
    { header_name: 'Host' },
    { username: 'a:b' },
    { health_path: 'health' },
    { rate_limit_per_minute: 0 },
    { token: 'x' },
  ])('refuses %j', (config) => expect(custom.config.safeParse({ ...base, ...config }).success).toBe(false));

  it.each(['https://api.example.com', 'https://api.example.com/', 'http://10.0.0.7:8080/api/', 'https://[::1]/x'])(
    'takes the base URL %s, without its last slash',
    (baseUrl) => {
      const config = custom.config.parse({ base_url: baseUrl });
      const url = typeof custom.baseUrl === 'function' ? custom.baseUrl(config, 'production') : null;
      expect(url).toBe(baseUrl.replace(/\/$/, ''));
    },
  );

  it('limits requests only as the tenant says', () => {
    const { rateLimit } = custom;
    const of = (config: object) =>
      typeof rateLimit === 'function'
        ? rateLimit('production', custom.config.parse({ ...base, ...config }))
        : undefined;
    expect(of({})).toBeNull();
    expect(of({ rate_limit_per_minute: 90 })).toEqual(RateLimit.perMinute(90));
  });

  it('checks health at the path the tenant names, and tells the host', async () => {
    const http = fakeHttp(() => ({ text: 'fine' }));
    const config = custom.config.parse({ ...base, health_path: '/me' });
    const scope = { http, credentials: {}, config, environment: 'production' } as unknown as CapabilityScope<
      never,
      never
    >;
    expect(await custom.healthCheck(scope)).toEqual({ account: 'api.example.com' });
    expect(http.requests).toEqual([{ method: 'GET', path: '/me', effect: 'read' }]);
  });

  it('finds no message in a page', () => {
    expect(custom.readError?.(vendorResponse({ status: 500, headers: {}, text: '<html>' }))).toBeNull();
  });
});
