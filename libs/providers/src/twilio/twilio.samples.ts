import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    account_sid: `AC${'0123456789abcdef'.repeat(2)}`,
    auth_token: 'canary-twilio-auth-token',
    from_number: '+15005550006',
  },
  wrong: { auth_token: 'an-invalid-token' },
  inputs: {
    send_sms: { to: '+15005550009', body: 'Your table is ready.' },
    send_whatsapp: { to: '+15005550009', body: 'Your table is ready.', from: '+15005550007' },
  },
};
