import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: { access_token: 'pk.canary-mapbox-access-token' },
  wrong: { access_token: 'pk.invalid' },
  wrongStatus: 200,
  config: { permanent: true },
  inputs: {
    geocode_address: { address: 'Platz der Republik 1, 11011 Berlin', country: 'de', language: 'de', limit: 5 },
  },
};
