import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    api_key: 'sk-ant-canary-anthropic-key',
    version: '2023-06-01',
    webhook_signing_key: 'whsec_canary-anthropic-webhook',
  },
  wrong: { api_key: 'sk-ant-an-invalid-key' },
  inputs: {
    generate_text: {
      messages: [
        { role: 'system', content: 'You are short.' },
        { role: 'user', content: 'A name for a bistro, please.' },
      ],
      max_tokens: 200,
    },
  },
};
