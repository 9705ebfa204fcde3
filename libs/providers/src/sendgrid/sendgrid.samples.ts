import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    api_key: 'SG.canary-sendgrid-key.0123456789',
    from_email: 'bistro@example.com',
    webhook_public_key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
  },
  wrong: { api_key: 'SG.an-invalid-key' },
  inputs: {
    send_email: {
      to: ['ada@example.com', 'grace@example.com'],
      subject: 'Your table is ready',
      text: 'Come in.',
      html: '<p>Come in.</p>',
      cc: ['kitchen@example.com'],
      reply_to: 'desk@example.com',
    },
  },
};
