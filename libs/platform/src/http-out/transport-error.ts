import { OutboundError, type OutboundErrorCode } from './outbound.errors.ts';

const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN', 'ENETDOWN']);
const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);
const CONNECT_TIMEOUT = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const ANSWER_TIMEOUT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const CLOSED = new Set(['UND_ERR_CLOSED', 'UND_ERR_DESTROYED']);

/** Puts undici's and the system's errors into our words. `started`: the socket had been handed over for writing. */
export function transportError(error: Error, host: string, started: boolean, status: number | null): OutboundError {
  if (error instanceof OutboundError && !started) return error;
  const code = codeOf(error);
  if (!started) {
    const [ours, message] = beforeBytes(code, host);
    return new OutboundError(ours, 'not_sent', message, { cause: error });
  }
  const [ours, message] = afterBytes(code, host);
  // undici's parser error carries a piece of the answer: a cause may be logged, a body may not.
  const cause = ours === 'invalid_response' ? new Error(error.message) : error;
  return new OutboundError(ours, 'unknown', message, { cause, status });
}

function beforeBytes(code: string, host: string): [OutboundErrorCode, string] {
  if (REFUSED.has(code)) return ['connection_refused', `${host} refused the connection.`];
  if (CONNECT_TIMEOUT.has(code)) return ['connect_timeout', `${host} did not accept a connection in time.`];
  if (DNS.has(code)) return ['dns_failed', `${host} cannot be resolved.`];
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || isCertificateError(code)) {
    return ['tls_failed', `No trusted encrypted connection to ${host}.`];
  }
  if (CLOSED.has(code)) return ['closed', 'This process is shutting down.'];
  if (code === 'UND_ERR_INVALID_ARG') return ['invalid_request', `The request to ${host} is not a valid HTTP request.`];
  return ['connection_refused', `No connection to ${host} could be made.`];
}

function afterBytes(code: string, host: string): [OutboundErrorCode, string] {
  if (ANSWER_TIMEOUT.has(code)) return ['timeout', `${host} did not answer in time.`];
  if (code === 'HPE' || code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') {
    return ['invalid_response', `${host} sent an answer that is not valid HTTP.`];
  }
  return ['reset', `${host} closed the connection before it had answered.`];
}

/** Node names a failed verification by OpenSSL's own constant. */
function isCertificateError(code: string): boolean {
  return /CERT|SIGNATURE|ISSUER|CRL_|HOSTNAME_MISMATCH|EPROTO/.test(code);
}

function codeOf(error: Error): string {
  if (error.name === 'HTTPParserError') return 'HPE';
  const own = 'code' in error ? error.code : undefined;
  if (typeof own === 'string') return own;
  // Happy eyeballs reports every address it tried.
  if (error instanceof AggregateError) {
    const first: unknown = error.errors[0];
    if (first instanceof Error) return codeOf(first);
  }
  return '';
}
