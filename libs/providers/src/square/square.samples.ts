import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    access_token: 'EAAAcanary-square-access-token',
    location_id: 'L88917AVBK2S5',
    webhook_signature_key: 'canary-square-webhook-key',
  },
  wrong: { access_token: 'EAAA-invalid' },
  inputs: {
    initiate_payment: { amount: 1999, currency: 'usd', payment_method: 'cnon:card-nonce-ok', channel: 'in_person' },
    process_refund: ({ initiate_payment: paid }) => ({ payment_id: paid?.payment_id ?? '', amount: 500 }),
    verify_payment: ({ initiate_payment: paid }) => ({ payment_id: paid?.payment_id ?? '' }),
  },
};
