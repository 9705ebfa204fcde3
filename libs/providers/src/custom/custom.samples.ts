import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: { secret: 'canary-custom-secret' },
  wrong: { secret: 'an-invalid-secret' },
  config: { base_url: 'https://api.example.com/v1', auth: 'query', query_parameter: 'k', health_path: '/health' },
  inputs: { http_request: { method: 'POST', path: '/orders', query: { dry: '1' }, body: { item: 'lamp' } } },
};
