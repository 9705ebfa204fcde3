import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    api_key: 'sk-canary-openai-key',
    organization: 'org-simulated',
    webhook_secret: 'whsec_canary-openai-webhook',
  },
  wrong: { api_key: 'sk-an-invalid-key' },
  config: { project: 'proj_simulated' },
  inputs: {
    generate_text: {
      messages: [
        { role: 'system', content: 'You are short.' },
        { role: 'user', content: 'A name for a bistro, please.' },
      ],
      max_tokens: 200,
    },
    embed_text: { texts: ['Pasta with clams', 'Clams with pasta'], dimensions: 64, purpose: 'document' },
  },
};
