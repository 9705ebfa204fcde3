import type { SandboxResponse } from '@patchbay/provider-kit';
import {
  amountOf,
  type Intent,
  invalidRequest,
  listOf,
  metadataOf,
  missing,
  noSuch,
  type Refund,
  type StripeScope,
  textOf,
} from './stripe-sandbox-objects.ts';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

export function createRefund(scope: StripeScope): SandboxResponse {
  const form = scope.request.form();
  const intentId = textOf(form['payment_intent']);
  if (intentId === null) return missing('payment_intent');
  const intent = scope.state.intents.get(intentId);
  if (intent?.account !== scope.account) return noSuch('payment_intent', intentId);
  if (intent.status !== 'succeeded') return invalidRequest('This PaymentIntent has no successful charge to refund.');
  return refundOf(scope, intent);
}

function refundOf(scope: StripeScope, intent: Intent): SandboxResponse {
  const form = scope.request.form();
  const reason = textOf(form['reason']);
  if (reason !== null && !REASONS.includes(reason))
    return invalidRequest(`Invalid reason: ${reason}`, { param: 'reason' });
  const left = intent.amount - refunded(scope, intent.id);
  if (left === 0) {
    return invalidRequest('The charge has already been refunded.', { code: 'charge_already_refunded' });
  }
  const amount = form['amount'] === undefined ? left : amountOf(textOf(form['amount']) ?? '');
  if (amount === null || amount > left) {
    return invalidRequest(`The refund must be a whole amount of at most ${left}.`, { param: 'amount' });
  }
  const refund: Refund = {
    id: scope.ids.alphanumeric('re_', 24),
    account: scope.account,
    intent: intent.id,
    amount,
    currency: intent.currency,
    created: Math.floor(scope.now.getTime() / 1000),
    reason,
    metadata: metadataOf(form['metadata']),
  };
  scope.state.refunds.set(refund.id, refund);
  const reference = refund.metadata['patchbay_reference'] ?? null;
  scope.effect({ kind: 'refund', id: refund.id, reference, details: { amount, currency: refund.currency } });
  return { status: 200, body: shown(refund) };
}

function refunded({ state }: StripeScope, intent: string): number {
  const earlier = state.refunds.newestFirst().filter((refund) => refund.intent === intent);
  return earlier.reduce((sum, { amount }) => sum + amount, 0);
}

function shown(refund: Refund) {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    currency: refund.currency,
    payment_intent: refund.intent,
    created: refund.created,
    reason: refund.reason,
    metadata: refund.metadata,
    status: 'succeeded',
  };
}

export function retrieveRefund({ params, account, state }: StripeScope): SandboxResponse {
  const id = params['id'] ?? '';
  const refund = state.refunds.get(id);
  return refund?.account === account ? { status: 200, body: shown(refund) } : noSuch('refund', id);
}

export function listRefunds(scope: StripeScope): SandboxResponse {
  const intent = scope.request.params.get('payment_intent');
  const own = scope.state.refunds.newestFirst().filter((refund) => refund.account === scope.account);
  return listOf(scope, '/v1/refunds', intent === null ? own : own.filter((each) => each.intent === intent), shown);
}
