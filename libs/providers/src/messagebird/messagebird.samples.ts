import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    access_key: 'canaryBirdAccessKey',
    workspace_id: 'b4e02c85-c6d2-4b15-8885-e09671799c61',
    channel_id: '67e4d358-ca94-421e-98b7-448860df9d33',
  },
  wrong: { access_key: 'anInvalidKey' },
  inputs: { send_sms: { to: '+14155550101', body: 'Your table is ready.' } },
};
