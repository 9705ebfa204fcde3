import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Status } from '@googlemaps/google-maps-services-js';
import { type Sandbox, startSandbox } from './index.ts';

/** The vendor's own SDK as oracle: it must find the simulated geocoder as it finds the real one. */
describe('the simulated Google Maps, asked by its services SDK', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, token: 'control' });
  });
  afterAll(() => sandbox.close());

  const geocode = (params: { address?: string; components?: { country: string } }, key = 'AIzaSy-good-key') =>
    new Client({ config: { raxConfig: { retry: 0, noResponseRetries: 0 } } }).geocode({
      url: `${sandbox.url}/google-maps/maps/api/geocode/json`,
      params: { ...params, key },
      proxy: false,
      validateStatus: () => true,
    });

  it('finds an address, the same place each time', async () => {
    const params = { address: 'Platz der Republik 1, Berlin', components: { country: 'DE' } };
    const [{ data: first }, { data: again }] = [await geocode(params), await geocode(params)];
    expect(first.status).toBe(Status.OK);
    expect(first.results[0]).toMatchObject({
      formatted_address: 'Platz der Republik 1, Berlin, DE',
      geometry: { location_type: 'ROOFTOP', location: { lat: expect.any(Number), lng: expect.any(Number) } },
    });
    expect(again.results).toEqual(first.results);
  });

  it('answers 200 whatever it says, which the SDK turns into the statuses meant', async () => {
    const before = sandbox.journal.newest;
    const meant = async (answer: ReturnType<typeof geocode>) => {
      const { status, data } = await answer;
      return [status, data.status];
    };
    expect(await meant(geocode({ address: 'nowhere' }))).toEqual([200, Status.ZERO_RESULTS]);
    expect(await meant(geocode({}))).toEqual([400, Status.INVALID_REQUEST]);
    expect(await meant(geocode({ address: 'Berlin' }, 'AIza-invalid'))).toEqual([403, Status.REQUEST_DENIED]);
    expect(await meant(geocode({ address: 'Berlin' }, ''))).toEqual([403, Status.REQUEST_DENIED]);
    sandbox.vendors.get('google-maps')?.faults.add({ kind: 'rate_limit' });
    expect(await meant(geocode({ address: 'Berlin' }))).toEqual([429, Status.OVER_QUERY_LIMIT]);
    const statuses = sandbox.journal.after(before, 'google-maps').map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
  });

  it('writes no key down', async () => {
    await geocode({ address: 'Berlin' }, 'AIza-canary-key');
    const written = JSON.stringify(sandbox.journal.after(0, 'google-maps'));
    expect(written).not.toContain('canary');
    expect(written).toContain('key=[redacted]');
  });
});
