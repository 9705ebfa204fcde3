import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: { server_token: 'canary-postmark-server-token', from_email: 'bistro@example.com' },
  wrong: { server_token: 'an-invalid-token' },
  config: { message_stream: 'outbound' },
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
