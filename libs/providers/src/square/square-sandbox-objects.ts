import type { BoundedMap, SandboxResponse, SandboxScope } from '@patchbay/provider-kit';

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Payment {
  readonly id: string;
  readonly account: string;
  readonly amount: Money;
  readonly status: string;
  readonly source: string;
  readonly location: string;
  readonly customer: string | null;
  readonly note: string | null;
  readonly reference: string | null;
  readonly createdAt: Date;
}

export interface Refund {
  readonly id: string;
  readonly account: string;
  readonly payment: string;
  readonly amount: Money;
  readonly reason: string | null;
  readonly location: string;
  readonly createdAt: Date;
}

export interface SquareState {
  readonly payments: BoundedMap<Payment>;
  readonly refunds: BoundedMap<Refund>;
}
export type SquareScope = SandboxScope<SquareState>;

interface SquareError {
  readonly category: string;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
}

export function squareError(status: number, error: SquareError): SandboxResponse {
  return { status, body: { errors: [error] } };
}

export function invalidRequest(code: string, detail: string, field?: string): SandboxResponse {
  return squareError(code === 'NOT_FOUND' ? 404 : 400, {
    category: 'INVALID_REQUEST_ERROR',
    code,
    detail,
    ...(field === undefined ? {} : { field }),
  });
}

export function missing(field: string): SandboxResponse {
  return invalidRequest('MISSING_REQUIRED_PARAMETER', 'Field must be set', field);
}

/** The body as fields; null when it is no JSON object. */
export function fieldsOf({ request }: SquareScope): Readonly<Record<string, unknown>> | null {
  const body = request.json();
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? (body as Readonly<Record<string, unknown>>) : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A positive amount in the smallest unit, and a currency; null otherwise. */
export function moneyOf(value: unknown): Money | null {
  if (typeof value !== 'object' || value === null) return null;
  const { amount, currency } = value as Readonly<Record<string, unknown>>;
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1) return null;
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? { amount, currency } : null;
}

/** A page of a list, newest first: `limit` and `cursor`; no cursor means the end. */
export function pageOf<Item extends { readonly id: string }>(
  { request }: SquareScope,
  name: string,
  items: readonly Item[],
  shown: (item: Item) => unknown,
): SandboxResponse {
  const limit = Math.min(Math.max(Number(request.params.get('limit')) || 100, 1), 100);
  const cursor = request.params.get('cursor');
  const from = cursor === null ? 0 : items.findIndex(({ id }) => id === cursor) + 1;
  const page = items.slice(from, from + limit);
  const last = page.at(-1);
  const more = last !== undefined && from + limit < items.length ? { cursor: last.id } : {};
  return { status: 200, body: { ...(page.length === 0 ? {} : { [name]: page.map(shown) }), ...more } };
}
