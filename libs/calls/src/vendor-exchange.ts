import { OutboundError, type Clock, type OutboundHttp, type OutboundResponse } from '@patchbay/platform';
import {
  vendorResponse,
  type FailureDetail,
  type ProviderDefinition,
  type SecretScrubber,
  type VendorErrorReading,
  type VendorResponse,
} from '@patchbay/provider-kit';
import type { CallOptions, CallTarget } from './call-target.ts';
import { classifyAnswer, classifyTransport } from './failure-rules.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { exhaustedForMs, retryAfterMs } from './retry-after.ts';

/** One exchange, judged. */
export interface ExchangeResult {
  readonly response: VendorResponse | null;
  readonly failure: FailureDetail | null;
  readonly latencyMs: number;
  readonly vendorRequestId: string | null;
  /** False when not one byte of the request left. */
  readonly sent: boolean;
  /** How long the vendor reported that it takes no more calls; null when it reported nothing. */
  readonly silenceMs: number | null;
}

const COMMON_REQUEST_ID_HEADERS = ['x-request-id', 'request-id'];

export interface ExchangeContext {
  readonly http: Pick<OutboundHttp, 'send'>;
  readonly clock: Clock;
  readonly target: CallTarget;
  readonly options: CallOptions;
  /** Removes this call's secrets: a vendor's message may repeat the very key it refuses. */
  readonly scrubber: SecretScrubber;
}

/** Sends a prepared request once and says what came of it. Never throws. */
export async function exchange(context: ExchangeContext, request: PreparedRequest): Promise<ExchangeResult> {
  const { http, clock, target, options } = context;
  const startedAt = clock.monotonicMs();
  const timeoutMs = options.timeoutMs ?? request.timeoutMs;
  try {
    const answer = await http.send({
      provider: target.provider.name,
      url: request.url,
      method: request.method,
      headers: request.headers,
      allowPrivate: target.allowPrivate,
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(options.beforeBytes === undefined ? {} : { beforeBytes: options.beforeBytes }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const latencyMs = clock.monotonicMs() - startedAt;
    return judge(context, request, answer, latencyMs);
  } catch (error) {
    const cause =
      error instanceof OutboundError
        ? error
        : new OutboundError('reset', 'unknown', 'The exchange ended in an unforeseen way.', { cause: error });
    return {
      response: null,
      failure: classifyTransport(target.provider.displayName, cause),
      latencyMs: clock.monotonicMs() - startedAt,
      vendorRequestId: null,
      sent: cause.delivery === 'unknown',
      silenceMs: null,
    };
  }
}

function judge(
  { target: { provider }, scrubber, clock }: ExchangeContext,
  request: PreparedRequest,
  answer: OutboundResponse,
  latencyMs: number,
): ExchangeResult {
  const now = clock.now().getTime();
  const { status, headers } = answer;
  const vendorRequestId = requestIdOf(provider, headers, scrubber);
  const response = vendorResponse({ status, headers, text: answer.body.toString('utf8') }, vendorRequestId);
  const accepted = request.accept.includes(status);
  const reading = accepted ? null : read(provider, response, scrubber);
  const failure = accepted
    ? null
    : classifyAnswer(provider.displayName, { status, headers, reading, vendorRequestId }, now);
  return {
    response,
    failure,
    latencyMs,
    vendorRequestId,
    sent: true,
    silenceMs: silenceOf(headers, failure, reading, now),
  };
}

/** What the vendor reported itself: a 429 without a time is no reason to silence every other call. */
function silenceOf(
  headers: Readonly<Record<string, string>>,
  failure: FailureDetail | null,
  reading: VendorErrorReading | null,
  now: number,
): number | null {
  if (failure?.class === 'throttle' && (reading?.retryAfterMs !== undefined || retryAfterMs(headers, now) !== null)) {
    return failure.retryAfterMs;
  }
  return exhaustedForMs(headers, now);
}

/** A provider's reader that fails on an answer nobody foresaw leaves the judgement to the status. */
function read(
  provider: ProviderDefinition,
  response: VendorResponse,
  scrubber: SecretScrubber,
): VendorErrorReading | null {
  try {
    const reading = provider.readError?.(response) ?? null;
    if (reading === null) return null;
    // Scrubbed before anything is cut to size: half a secret would not be found any more.
    const { message, providerCode } = reading;
    return {
      ...reading,
      message: message === undefined ? undefined : scrubber.scrub(message),
      providerCode: providerCode === undefined ? undefined : scrubber.scrub(providerCode),
    };
  } catch {
    return null;
  }
}

function requestIdOf(
  provider: ProviderDefinition,
  headers: Readonly<Record<string, string>>,
  scrubber: SecretScrubber,
): string | null {
  const own = provider.requestIdHeader;
  const names = own === undefined ? COMMON_REQUEST_ID_HEADERS : [own.toLowerCase()];
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) return scrubber.scrub(value).slice(0, 200);
  }
  return null;
}
