import type { SandboxResponse } from '@patchbay/provider-kit';
import {
  fieldsOf,
  invalidRequest,
  missing,
  moneyOf,
  pageOf,
  type Refund,
  squareError,
  type SquareScope,
  textOf,
} from './square-sandbox-objects.ts';
import { noPayment, ownPayment, refundedOf } from './square-sandbox-payments.ts';

export function createRefund(scope: SquareScope): SandboxResponse {
  const fields = fieldsOf(scope);
  if (fields === null) return invalidRequest('BAD_REQUEST', 'The body is not a JSON object.');
  if (textOf(fields['idempotency_key']) === null) return missing('idempotency_key');
  const paymentId = textOf(fields['payment_id']);
  if (paymentId === null) return missing('payment_id');
  const amount = moneyOf(fields['amount_money']);
  if (amount === null) return missing('amount_money');
  const payment = ownPayment(scope, paymentId);
  if (payment === null) return noPayment(paymentId);
  const left = payment.amount.amount - refundedOf(scope, payment.id);
  if (amount.currency !== payment.amount.currency || amount.amount > left) {
    return squareError(400, {
      category: 'REFUND_ERROR',
      code: 'REFUND_AMOUNT_INVALID',
      detail: 'The requested refund amount exceeds the amount available to refund.',
      field: 'amount_money.amount',
    });
  }
  const refund: Refund = {
    id: `${payment.id}_${scope.ids.alphanumeric('', 36)}`,
    account: scope.account,
    payment: payment.id,
    amount,
    reason: textOf(fields['reason']),
    location: payment.location,
    createdAt: scope.now,
  };
  scope.state.refunds.set(refund.id, refund);
  scope.effect({ kind: 'refund', id: refund.id, details: { ...amount } });
  return { status: 200, body: { refund: shown(refund) } };
}

export function retrieveRefund({ params, account, state }: SquareScope): SandboxResponse {
  const id = params['id'] ?? '';
  const refund = state.refunds.get(id);
  if (refund?.account !== account) return invalidRequest('NOT_FOUND', `Could not find payment refund with id: ${id}`);
  return { status: 200, body: { refund: shown(refund) } };
}

export function listRefunds(scope: SquareScope): SandboxResponse {
  const own = scope.state.refunds.newestFirst().filter(({ account }) => account === scope.account);
  return pageOf(scope, 'refunds', own, shown);
}

/** A refund is under way when it is made; looked up again, here, still. */
function shown(refund: Refund) {
  return {
    id: refund.id,
    status: 'PENDING',
    amount_money: refund.amount,
    payment_id: refund.payment,
    location_id: refund.location,
    created_at: refund.createdAt.toISOString(),
    updated_at: refund.createdAt.toISOString(),
    ...(refund.reason === null ? {} : { reason: refund.reason }),
  };
}
