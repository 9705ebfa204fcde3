import type { ProviderSamples } from '@patchbay/provider-kit';

export const samples: ProviderSamples = {
  credentials: {
    publishable_key: 'pk_test_TYooMQauvdEDq54NiTphI7jx',
    secret_key: 'sk_test_canary4eC39HqLyjWDarjtT1zdp7dc',
    webhook_secret: 'whsec_canary-stripe-webhook',
  },
  wrong: { secret_key: 'sk_test_invalid' },
  inputs: {
    initiate_payment: { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa', metadata: { order: '17' } },
    process_refund: ({ initiate_payment: paid }) => ({
      payment_id: paid?.payment_id ?? '',
      amount: 500,
      reason: 'broken',
    }),
    verify_payment: ({ initiate_payment: paid }) => ({ payment_id: paid?.payment_id ?? '' }),
  },
};
