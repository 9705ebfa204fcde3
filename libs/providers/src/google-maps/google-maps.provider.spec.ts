import { describe, expect, it } from '@jest/globals';
import { fakeHttp, type SandboxConnection } from '@patchbay/provider-kit';
import { googleMaps } from './google-maps.provider.ts';

function scopeOver(http: ReturnType<typeof fakeHttp>): ReturnType<SandboxConnection['scope']> {
  return { http, credentials: {}, config: {}, environment: 'production', reference: 'ref' };
}

const geocode = googleMaps.capabilities.geocode_address;
const match = (locationType: string, more: object = {}) => ({
  place_id: 'ChIJ1',
  formatted_address: 'Platz der Republik 1, 11011 Berlin, Germany',
  geometry: { location: { lat: 52.518, lng: 13.376 }, location_type: locationType },
  ...more,
});

describe('google-maps', () => {
  it('filters by country, and asks in a language', async () => {
    const http = fakeHttp(() => ({ json: { status: 'ZERO_RESULTS', results: [] } }));
    const input = { address: 'A', country: 'de', language: 'de', limit: 5 };
    expect(await geocode?.handle(scopeOver(http), input)).toEqual({ results: [] });
    await geocode?.handle(scopeOver(http), { address: 'A', limit: 5 });
    const asked = { method: 'GET', path: '/maps/api/geocode/json', effect: 'read' };
    expect(http.requests).toEqual([
      { ...asked, query: { address: 'A', components: 'country:DE', language: 'de' } },
      { ...asked, query: { address: 'A' } },
    ]);
  });

  it.each([
    ['ROOFTOP', {}, 'high'],
    ['RANGE_INTERPOLATED', {}, 'medium'],
    ['GEOMETRIC_CENTER', {}, 'medium'],
    ['APPROXIMATE', {}, 'low'],
    ['ROOFTOP', { partial_match: true }, 'low'],
  ])('reads %s %j as confidence %s', async (locationType, more, confidence) => {
    const http = fakeHttp(() => ({ json: { status: 'OK', results: [match(locationType, more)] } }));
    expect(await geocode?.handle(scopeOver(http), { address: 'x', limit: 5 })).toEqual({
      results: [
        {
          latitude: 52.518,
          longitude: 13.376,
          formatted_address: 'Platz der Republik 1, 11011 Berlin, Germany',
          place_id: 'ChIJ1',
          confidence,
        },
      ],
    });
  });

  it('answers no more matches than were asked for', async () => {
    const http = fakeHttp(() => ({ json: { status: 'OK', results: Array(4).fill(match('ROOFTOP')) } }));
    expect((await geocode?.handle(scopeOver(http), { address: 'x', limit: 2 }))?.results).toHaveLength(2);
  });

  it.each([
    ['REQUEST_DENIED', 'auth'],
    ['OVER_DAILY_LIMIT', 'auth'],
    ['OVER_QUERY_LIMIT', 'throttle'],
    ['INVALID_REQUEST', 'client'],
    ['UNKNOWN_ERROR', 'upstream'],
  ])('takes a 200 that says %s for a failure of class %s', async (status, meant) => {
    const json = { status, error_message: 'No.', results: [] };
    const http = fakeHttp(() => ({ json }), googleMaps.readError);
    await expect(geocode?.handle(scopeOver(http), { address: 'x', limit: 5 })).rejects.toMatchObject({
      detail: { class: meant, status: 200, providerCode: status, message: 'No.' },
    });
  });

  it('judges the key by the status in the body, not by the 200', async () => {
    const json = { status: 'REQUEST_DENIED', results: [] };
    const denied = fakeHttp(() => ({ json }), googleMaps.readError);
    await expect(googleMaps.healthCheck(scopeOver(denied))).rejects.toMatchObject({ detail: { class: 'auth' } });
  });
});
