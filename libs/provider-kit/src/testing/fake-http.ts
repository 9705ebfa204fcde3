import type { ProviderDefinition, VendorErrorReading } from '../define-provider.ts';
import { classOfStatus, deliveryOfStatus, type FailureClass, type FailureDetail, VendorFailure } from '../failure.ts';
import type { VendorHttp, VendorRequest, VendorResponse } from '../vendor-http.ts';
import { type RawAnswer, vendorResponse } from '../vendor-response.ts';

export interface FakeHttp extends VendorHttp {
  /** What the handler asked for, in order. */
  readonly requests: VendorRequest[];
}

/** Answers a handler's requests from a function: for unit tests of a provider without its sandbox. */
export function fakeHttp(
  answer: (request: VendorRequest) => {
    status?: number;
    headers?: Record<string, string>;
    json?: unknown;
    text?: string;
  },
  readError?: ReadError,
): FakeHttp {
  const requests: VendorRequest[] = [];
  return {
    requests,
    request: async (request) => {
      requests.push(request);
      const {
        status = 200,
        headers = {},
        json,
        text = json === undefined ? '' : JSON.stringify(json),
      } = answer(request);
      const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
      return acceptOrThrow({ status, headers: { ...type, ...headers }, text }, request, readError);
    },
  };
}

type ReadError = NonNullable<ProviderDefinition['readError']>;

/**
 * The least a pipeline does with an answer: a response, or the failure it means. The pipeline of the hub does more
 * (retries, limits, records); tests of providers need only this.
 */
export function acceptOrThrow(
  answer: RawAnswer,
  request: VendorRequest,
  readError?: ReadError,
  requestIdHeader = '',
): VendorResponse {
  const requestId = answer.headers[requestIdHeader.toLowerCase()] ?? null;
  const response = vendorResponse(answer, requestId);
  if (request.accept?.includes(answer.status) === true) return response;
  const reading = readError?.(response) ?? {};
  const meant = reading.class ?? classOfStatus(answer.status);
  if (meant === null) return response;
  throw new VendorFailure(failureDetail(answer.status, meant, reading, requestId));
}

function failureDetail(
  status: number,
  meant: FailureClass,
  reading: VendorErrorReading,
  vendorRequestId: string | null,
): FailureDetail {
  const { delivery = deliveryOfStatus(status), message = `The vendor answered ${status}.` } = reading;
  const { providerCode = null, retryAfterMs = null } = reading;
  return {
    class: meant,
    delivery,
    code: 'vendor_refused',
    message,
    status,
    providerCode,
    retryAfterMs,
    vendorRequestId,
  };
}
