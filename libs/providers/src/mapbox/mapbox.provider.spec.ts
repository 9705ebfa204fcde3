import { describe, expect, it } from '@jest/globals';
import { fakeHttp, type SandboxConnection, vendorResponse } from '@patchbay/provider-kit';
import { mapbox } from './mapbox.provider.ts';

function scopeOver(
  http: ReturnType<typeof fakeHttp>,
  config: object = { permanent: true },
): ReturnType<SandboxConnection['scope']> {
  return { http, credentials: {}, config: { ...config }, environment: 'production', reference: 'ref' };
}

const geocode = mapbox.capabilities.geocode_address;
const found = (confidence?: string) => ({
  features: [
    {
      properties: {
        mapbox_id: 'dXJu',
        name: 'Platz der Republik 1',
        full_address: 'Platz der Republik 1, 11011 Berlin, Germany',
        coordinates: { longitude: 13.376, latitude: 52.518 },
        ...(confidence === undefined ? {} : { match_code: { confidence } }),
      },
    },
  ],
});

describe('mapbox', () => {
  it('asks for a whole address, kept for good, without the semicolon that separates questions', async () => {
    const http = fakeHttp(() => ({ json: { features: [] } }));
    const input = { address: 'A; B', country: 'de', language: 'de', limit: 3 };
    expect(await geocode?.handle(scopeOver(http), input)).toEqual({ results: [] });
    await geocode?.handle(scopeOver(http, { permanent: false }), { address: 'A', limit: 5 });
    expect(http.requests[0]).toEqual({
      method: 'GET',
      path: '/search/geocode/v6/forward',
      query: { q: 'A, B', country: 'de', language: 'de', limit: 3, autocomplete: false, permanent: true },
      effect: 'read',
    });
    expect(http.requests[1]?.query).toMatchObject({ country: undefined, permanent: false });
  });

  it.each([
    ['exact', 'high'],
    ['high', 'high'],
    ['medium', 'medium'],
    ['low', 'low'],
    [undefined, undefined],
    ['new', undefined],
  ])('reads the confidence %s as %s', async (told, confidence) => {
    const http = fakeHttp(() => ({ json: found(told) }));
    const place = {
      latitude: 52.518,
      longitude: 13.376,
      formatted_address: 'Platz der Republik 1, 11011 Berlin, Germany',
      place_id: 'dXJu',
    };
    expect(await geocode?.handle(scopeOver(http), { address: 'x', limit: 5 })).toEqual({
      results: [confidence === undefined ? place : { ...place, confidence }],
    });
  });

  it('keeps results for good unless a setting says otherwise', () => {
    expect(mapbox.config.parse({})).toEqual({ permanent: true });
  });

  it.each([
    [200, '{"code":"TokenExpired"}', { class: 'auth', providerCode: 'TokenExpired' }],
    [200, '{"code":"TokenValid","token":{"user":"u"}}', null],
    [200, '{"type":"FeatureCollection","features":[]}', null],
    [401, '{"message":"Not Authorized - Invalid Token"}', { message: 'Not Authorized - Invalid Token' }],
    [502, '<html>', null],
  ])('reads %i %s', (status, text, reading) => {
    const read = mapbox.readError?.(vendorResponse({ status, headers: {}, text }));
    if (reading === null) expect(read).toBeNull();
    else expect(read).toMatchObject(reading);
  });

  it('names the user of the token', async () => {
    const http = fakeHttp(() => ({ json: { code: 'TokenValid', token: { usage: 'pk', user: 'bistro' } } }));
    expect(await mapbox.healthCheck(scopeOver(http))).toEqual({ account: 'bistro' });
    const unnamed = fakeHttp(() => ({ json: { code: 'TokenValid' } }));
    expect((await mapbox.healthCheck(scopeOver(unnamed))).account).not.toBe('');
  });
});
