import type { SandboxResponse } from '@patchbay/provider-kit';
import {
  fieldsOf,
  invalidRequest,
  missing,
  moneyOf,
  pageOf,
  type Payment,
  squareError,
  type SquareScope,
  textOf,
} from './square-sandbox-objects.ts';

/** How a source fares is in its name, as with Square's own test values: `cnon:card-nonce-declined`. */
function declineOf(source: string): { code: string; detail: string } | null {
  const name = source.toLowerCase();
  if (name.includes('insufficient')) return { code: 'INSUFFICIENT_FUNDS', detail: 'Insufficient funds.' };
  if (name.includes('declined')) return { code: 'GENERIC_DECLINE', detail: 'Authorization error: GENERIC_DECLINE' };
  return null;
}

export function createPayment(scope: SquareScope): SandboxResponse {
  const fields = fieldsOf(scope);
  if (fields === null) return invalidRequest('BAD_REQUEST', 'The body is not a JSON object.');
  const source = textOf(fields['source_id']);
  if (source === null) return missing('source_id');
  if (textOf(fields['idempotency_key']) === null) return missing('idempotency_key');
  if (fields['amount_money'] === undefined) return missing('amount_money');
  const amount = moneyOf(fields['amount_money']);
  if (amount === null) return invalidRequest('INVALID_VALUE', 'Not a positive amount of money.', 'amount_money');
  const decline = declineOf(source);
  if (decline !== null) return squareError(400, { category: 'PAYMENT_METHOD_ERROR', ...decline });
  const payment: Payment = {
    id: scope.ids.alphanumeric('', 40),
    account: scope.account,
    amount,
    status: fields['autocomplete'] === false ? 'APPROVED' : 'COMPLETED',
    source,
    location: textOf(fields['location_id']) ?? 'LMAIN',
    customer: textOf(fields['customer_id']),
    note: textOf(fields['note']),
    reference: textOf(fields['reference_id']),
    createdAt: scope.now,
  };
  scope.state.payments.set(payment.id, payment);
  scope.effect({
    kind: 'payment',
    id: payment.id,
    reference: payment.reference,
    details: { amount: amount.amount, currency: amount.currency, status: payment.status },
  });
  return { status: 200, body: { payment: shown(scope, payment) } };
}

export function retrievePayment(scope: SquareScope): SandboxResponse {
  const id = scope.params['id'] ?? '';
  const payment = ownPayment(scope, id);
  return payment === null ? noPayment(id) : { status: 200, body: { payment: shown(scope, payment) } };
}

/** The payment, if it is this account's. */
export function ownPayment({ state, account }: SquareScope, id: string): Payment | null {
  const payment = state.payments.get(id);
  return payment?.account === account ? payment : null;
}

export function noPayment(id: string): SandboxResponse {
  return invalidRequest('NOT_FOUND', `Could not find payment with id: ${id}`);
}

export function listPayments(scope: SquareScope): SandboxResponse {
  const own = scope.state.payments.newestFirst().filter(({ account }) => account === scope.account);
  return pageOf(scope, 'payments', own, (payment) => shown(scope, payment));
}

/** What has been given back of a payment. */
export function refundedOf({ state }: SquareScope, payment: string): number {
  const earlier = state.refunds.newestFirst().filter((refund) => refund.payment === payment);
  return earlier.reduce((sum, { amount }) => sum + amount.amount, 0);
}

function shown(scope: SquareScope, payment: Payment) {
  const refunded = refundedOf(scope, payment.id);
  const { currency } = payment.amount;
  return {
    id: payment.id,
    created_at: payment.createdAt.toISOString(),
    updated_at: payment.createdAt.toISOString(),
    amount_money: payment.amount,
    total_money: payment.amount,
    approved_money: payment.amount,
    ...(refunded === 0 ? {} : { refunded_money: { amount: refunded, currency } }),
    status: payment.status,
    source_type: payment.source === 'CASH' ? 'CASH' : 'CARD',
    location_id: payment.location,
    ...(payment.customer === null ? {} : { customer_id: payment.customer }),
    ...(payment.note === null ? {} : { note: payment.note }),
    ...(payment.reference === null ? {} : { reference_id: payment.reference }),
  };
}
