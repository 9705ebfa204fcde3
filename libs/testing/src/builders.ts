/** Bodies of requests that are accepted as they are; what a test is about it says in `changes`. */
type Body = Readonly<Record<string, unknown>>;

/** `POST /api/v1/integrations`: Twilio in the sandbox environment. */
export function aTwilioConnection(changes: Body = {}): Body {
  return {
    provider: 'twilio',
    environment: 'sandbox',
    credentials: twilioCredentials(),
    enabled_capabilities: ['send_sms'],
    ...changes,
  };
}

/** `{auth_token: 'invalid'}` is refused by the sandbox as Twilio refuses a wrong token. */
export function twilioCredentials(changes: Body = {}): Body {
  return {
    account_sid: `AC${'0123456789abcdef'.repeat(2)}`,
    auth_token: 'test-twilio-auth-token',
    from_number: '+15005550006',
    ...changes,
  };
}

/** `POST /api/v1/integrations`: Plivo in the sandbox environment, the natural fallback of Twilio. */
export function aPlivoConnection(changes: Body = {}): Body {
  return {
    provider: 'plivo',
    environment: 'sandbox',
    credentials: { auth_id: 'MAXXXXXXXXXXXXXXXXXX', auth_token: 'test-plivo-auth-token', from_number: '+15005550007' },
    enabled_capabilities: ['send_sms'],
    ...changes,
  };
}

/** `POST /api/v1/integrations`: Stripe in the sandbox environment. */
export function aStripeConnection(changes: Body = {}): Body {
  return {
    provider: 'stripe',
    environment: 'sandbox',
    credentials: { secret_key: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc' },
    enabled_capabilities: ['initiate_payment', 'process_refund', 'verify_payment'],
    ...changes,
  };
}

/** `POST /api/v1/operations`: a text message, waited for. */
export function aTextMessage(changes: Body = {}): Body {
  return {
    capability: 'send_sms',
    environment: 'sandbox',
    mode: 'sync',
    input: { to: '+15005550009', body: 'Your table is ready.' },
    ...changes,
  };
}

/** `POST /api/v1/operations`: a payment of 19.99 €, waited for. */
export function aPayment(changes: Body = {}): Body {
  return {
    capability: 'initiate_payment',
    environment: 'sandbox',
    mode: 'sync',
    input: { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa' },
    ...changes,
  };
}

/** `POST /api/v1/routing-rules`: this connection serves the capability, by default text messages. */
export function aRule(integrationId: string, changes: Body = {}): Body {
  return { capability: 'send_sms', integration_id: integrationId, ...changes };
}
