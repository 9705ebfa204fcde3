import type { OutboundError } from '@patchbay/platform';
import {
  classOfStatus,
  deliveryOfStatus,
  type Delivery,
  type FailureClass,
  type FailureDetail,
  type VendorErrorReading,
} from '@patchbay/provider-kit';
import { DEFAULT_THROTTLE_MS, MAX_RETRY_AFTER_MS, retryAfterMs } from './retry-after.ts';

/** The vendor's answer as far as judging it needs. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What the provider reads in it; its class overrides what the status says. */
  readonly reading: VendorErrorReading | null;
  readonly vendorRequestId: string | null;
}

const MAX_MESSAGE = 500;

/** What an answer means; null when it is the success it looks like. Total: every status has a class and a delivery. */
export function classifyAnswer(vendor: string, answer: Answer, now: number): FailureDetail | null {
  const { status, reading } = answer;
  const overridden = reading?.class;
  if (isSuccess(status) && overridden === undefined) return null;
  const kind = overridden ?? classOfStatus(status) ?? 'unknown';
  return {
    class: kind,
    delivery: reading?.delivery ?? (overridden === undefined ? deliveryOfStatus(status) : deliveryOfClass(overridden)),
    code: CODES[kind],
    message: messageOf(vendor, status, reading),
    status,
    providerCode: reading?.providerCode?.slice(0, 100) ?? null,
    retryAfterMs: waitOf(kind, answer, now),
    vendorRequestId: answer.vendorRequestId,
  };
}

/** What a failed exchange means. A status that did arrive counts more than the body that did not. */
export function classifyTransport(vendor: string, error: OutboundError): FailureDetail {
  const facts =
    error.status === null || isSuccess(error.status)
      ? { ...TRANSPORT[error.code], delivery: error.delivery }
      : statusFacts(error.status);
  return {
    ...facts,
    message: `${vendor}: ${error.message}`.slice(0, MAX_MESSAGE),
    status: error.status,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  };
}

/** A failure that is none of the vendor's: ours, before or after bytes were sent. */
export function ownFailure(
  kind: FailureClass,
  delivery: Delivery,
  code: string,
  message: string,
  waitMs: number | null = null,
): FailureDetail {
  return {
    class: kind,
    delivery,
    code,
    message: message.slice(0, MAX_MESSAGE),
    status: null,
    providerCode: null,
    retryAfterMs: waitMs,
    vendorRequestId: null,
  };
}

const CODES: Record<FailureClass, string> = {
  upstream: 'vendor_unavailable',
  throttle: 'rate_limited',
  auth: 'vendor_auth_failed',
  client: 'vendor_refused',
  unknown: 'unexpected_answer',
};

interface Facts {
  readonly class: FailureClass;
  readonly delivery: Delivery;
  readonly code: string;
}

/** What is known of the delivery, the error says itself: an exchange may be given up before and after its bytes are sent. */
const TRANSPORT: Record<OutboundError['code'], Omit<Facts, 'delivery'>> = {
  invalid_request: { class: 'client', code: 'invalid_request' },
  address_refused: { class: 'client', code: 'address_refused' },
  dns_failed: { class: 'upstream', code: 'dns_failed' },
  connection_refused: { class: 'upstream', code: 'connection_refused' },
  connect_timeout: { class: 'upstream', code: 'connect_timeout' },
  tls_failed: { class: 'upstream', code: 'tls_failed' },
  claim_expired: { class: 'unknown', code: 'claim_expired' },
  closed: { class: 'unknown', code: 'shutting_down' },
  aborted: { class: 'unknown', code: 'cancelled' },
  timeout: { class: 'upstream', code: 'vendor_timeout' },
  reset: { class: 'upstream', code: 'connection_reset' },
  response_too_large: { class: 'unknown', code: 'response_too_large' },
  invalid_response: { class: 'upstream', code: 'invalid_response' },
};

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

function statusFacts(status: number): Facts {
  const kind = classOfStatus(status) ?? 'unknown';
  return { class: kind, delivery: deliveryOfStatus(status), code: CODES[kind] };
}

/** Where the provider overrides the class it has read the vendor's own error: the vendor documents it as not processed. */
function deliveryOfClass(kind: FailureClass): Delivery {
  return kind === 'upstream' || kind === 'unknown' ? 'unknown' : 'refused';
}

function messageOf(vendor: string, status: number, reading: VendorErrorReading | null): string {
  const said = reading?.message?.trim();
  const text =
    said === undefined || said === '' ? `${vendor} answered ${status}.` : `${vendor} answered ${status}: ${said}`;
  return text.slice(0, MAX_MESSAGE);
}

function waitOf(kind: FailureClass, answer: Answer, now: number): number | null {
  const read = answer.reading?.retryAfterMs;
  if (read !== undefined && Number.isFinite(read)) return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, read));
  if (kind !== 'throttle' && kind !== 'upstream') return null;
  return retryAfterMs(answer.headers, now) ?? (kind === 'throttle' ? DEFAULT_THROTTLE_MS : null);
}
