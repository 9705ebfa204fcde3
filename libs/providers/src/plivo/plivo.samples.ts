import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: { auth_id: 'MAXXXXXXXXXXXXXXXXXX', auth_token: 'canary-plivo-auth-token', from_number: '+14155550100' },
  wrong: { auth_token: 'an-invalid-token' },
  inputs: {
    send_sms: { to: '+14155550101', body: 'Your table is ready.' },
    send_whatsapp: { to: '+14155550101', body: 'Your table is ready.' },
  },
};
