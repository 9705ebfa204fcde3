import type { SandboxResponse } from '@patchbay/provider-kit';
import {
  amountOf,
  apiError,
  type Intent,
  invalidRequest,
  listOf,
  metadataOf,
  missing,
  noSuch,
  type StripeScope,
  textOf,
} from './stripe-sandbox-objects.ts';

/**
 * How a payment method fares is in its name: `declined` or `insufficient` in it is refused by the bank,
 * `authenticationrequired` waits for the customer, any other one succeeds.
 */
function fateOf(paymentMethod: string): { status: string } | { declineCode: string } {
  const name = paymentMethod.toLowerCase();
  if (name.includes('insufficient')) return { declineCode: 'insufficient_funds' };
  if (name.includes('declined')) return { declineCode: 'generic_decline' };
  return { status: name.includes('authenticationrequired') ? 'requires_action' : 'succeeded' };
}

export function createIntent(scope: StripeScope): SandboxResponse {
  const form = scope.request.form();
  const [amountText, currency] = [textOf(form['amount']), textOf(form['currency'])];
  if (amountText === null) return missing('amount');
  if (currency === null) return missing('currency');
  const amount = amountOf(amountText);
  if (amount === null) {
    return invalidRequest(`Invalid integer: ${amountText}`, { code: 'parameter_invalid_integer', param: 'amount' });
  }
  if (!/^[a-z]{3}$/.test(currency)) return invalidRequest(`Invalid currency: ${currency}.`, { param: 'currency' });
  const paymentMethod = textOf(form['payment_method']);
  const confirm = form['confirm'] === 'true';
  if (confirm && paymentMethod === null) {
    return invalidRequest('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
    });
  }
  const id = scope.ids.alphanumeric('pi_', 24);
  const intent: Intent = {
    id,
    account: scope.account,
    amount,
    currency,
    status: paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation',
    clientSecret: scope.ids.alphanumeric(`${id}_secret_`, 25),
    created: Math.floor(scope.now.getTime() / 1000),
    paymentMethod,
    customer: textOf(form['customer']),
    description: textOf(form['description']),
    metadata: metadataOf(form['metadata']),
  };
  return confirm ? charge(scope, intent) : kept(scope, intent);
}

function charge(scope: StripeScope, intent: Intent): SandboxResponse {
  const fate = fateOf(intent.paymentMethod ?? '');
  if ('status' in fate) return kept(scope, { ...intent, status: fate.status });
  // A declined intent stays, waiting for another method; nothing was charged.
  const open: Intent = { ...intent, status: 'requires_payment_method', paymentMethod: null };
  scope.state.intents.set(open.id, open);
  return apiError(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: fate.declineCode,
    message:
      fate.declineCode === 'insufficient_funds' ? 'Your card has insufficient funds.' : 'Your card was declined.',
    payment_intent: shown(open),
  });
}

function kept(scope: StripeScope, intent: Intent): SandboxResponse {
  scope.state.intents.set(intent.id, intent);
  scope.effect({
    kind: intent.status === 'succeeded' ? 'charge' : 'payment_intent',
    id: intent.id,
    reference: intent.metadata['patchbay_reference'] ?? null,
    details: { amount: intent.amount, currency: intent.currency, status: intent.status },
  });
  return { status: 200, body: shown(intent) };
}

function shown(intent: Intent) {
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    currency: intent.currency,
    status: intent.status,
    client_secret: intent.clientSecret,
    created: intent.created,
    customer: intent.customer,
    description: intent.description,
    livemode: false,
    metadata: intent.metadata,
    payment_method: intent.paymentMethod,
    next_action: intent.status === 'requires_action' ? { type: 'use_stripe_sdk' } : null,
    capture_method: 'automatic_async',
    confirmation_method: 'automatic',
  };
}

export function retrieveIntent({ params, account, state }: StripeScope): SandboxResponse {
  const id = params['id'] ?? '';
  const intent = state.intents.get(id);
  return intent?.account === account ? { status: 200, body: shown(intent) } : noSuch('payment_intent', id);
}

export function listIntents(scope: StripeScope): SandboxResponse {
  const own = scope.state.intents.newestFirst().filter(({ account }) => account === scope.account);
  return listOf(scope, '/v1/payment_intents', own, shown);
}
