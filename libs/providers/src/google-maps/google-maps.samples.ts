import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: { api_key: 'AIzaSyCanarycanary-google-maps-key' },
  wrong: { api_key: 'AIzaSy-invalid' },
  wrongStatus: 200,
  inputs: {
    geocode_address: { address: 'Platz der Republik 1, 11011 Berlin', country: 'de', language: 'de', limit: 5 },
  },
};
