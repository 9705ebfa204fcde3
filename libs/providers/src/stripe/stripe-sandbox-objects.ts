import type { BoundedMap, FormValue, SandboxResponse, SandboxScope } from '@patchbay/provider-kit';

export interface Intent {
  readonly id: string;
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: string;
  readonly clientSecret: string;
  readonly created: number;
  readonly paymentMethod: string | null;
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Refund {
  readonly id: string;
  readonly account: string;
  readonly intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface StripeState {
  readonly intents: BoundedMap<Intent>;
  readonly refunds: BoundedMap<Refund>;
}
export type StripeScope = SandboxScope<StripeState>;

interface StripeError {
  readonly type: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly param?: string;
  readonly payment_intent?: unknown;
}

export function apiError(status: number, error: StripeError): SandboxResponse {
  return { status, body: { error } };
}

export function invalidRequest(
  message: string,
  { status = 400, ...rest }: { status?: number; code?: string; param?: string } = {},
): SandboxResponse {
  return apiError(status, { type: 'invalid_request_error', message, ...rest });
}

export function missing(param: string): SandboxResponse {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

export function noSuch(what: string, id: string): SandboxResponse {
  return invalidRequest(`No such ${what}: '${id}'`, { status: 404, code: 'resource_missing', param: 'id' });
}

/** A text field of a form, null when absent. */
export function textOf(value: FormValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The metadata of a form: texts by key. */
export function metadataOf(value: FormValue | undefined): Record<string, string> {
  if (typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each]] : [])),
  );
}

/** A whole number of minor units above zero; null otherwise. */
export function amountOf(value: string): number | null {
  return /^[1-9]\d{0,11}$/.test(value) ? Number(value) : null;
}

/** A page of a list, newest first: `limit` and `starting_after`, as every list of the API. */
export function listOf<Item extends { readonly id: string }>(
  { request }: StripeScope,
  url: string,
  items: readonly Item[],
  shown: (item: Item) => unknown,
): SandboxResponse {
  const limit = Math.min(Math.max(Number(request.params.get('limit')) || 10, 1), 100);
  const after = request.params.get('starting_after');
  const from = after === null ? 0 : items.findIndex((item) => item.id === after) + 1;
  const page = items.slice(from, from + limit);
  return {
    status: 200,
    body: { object: 'list', url, has_more: from + limit < items.length, data: page.map(shown) },
  };
}
