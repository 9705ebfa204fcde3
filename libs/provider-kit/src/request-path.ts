import { VendorFailure } from './failure.ts';

/**
 * What is wrong with a request path, or null. A path stays below the connection's base URL: it begins with one `/` and
 * has no dot segments (plain or percent-encoded), back slashes, query, fragment, white space or control characters.
 */
export function requestPathProblem(path: string): string | null {
  if (!path.startsWith('/')) return 'must begin with / (the host is the connection’s own)';
  if (path.includes('//')) return 'must not hold //';
  if (/[\s\\\p{Cc}]/u.test(path)) return 'must not hold white space, back slashes or control characters';
  if (/[?#]/.test(path)) return 'must not hold ? or #: parameters go into query';
  if (!path.isWellFormed() || /%(?![0-9a-f]{2})/i.test(path)) return 'must be valid percent-encoded text';
  return encodedProblem(path);
}

/** Servers and proxies decode before they resolve, some of them twice: so do we. */
function encodedProblem(path: string): string | null {
  let decoded = path;
  for (let round = 0; round < 3; round += 1) {
    if (decoded.split('/').some((part) => /^\.{1,2}(;|$)/.test(part))) return 'must not hold . or .. segments';
    if (/[\\\p{Cc}]/u.test(decoded)) return 'must not hold encoded back slashes or control characters';
    if (decoded.includes('//')) return 'must not hold // (encoded)';
    const next = decodeOnce(decoded);
    if (next === decoded) return null;
    decoded = next;
  }
  return null;
}

function decodeOnce(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * Encodes a value as one path segment. `.` and `..` cannot be: URL parsers resolve them even when encoded, so they are
 * refused before anything is sent.
 */
export function segment(value: string): string {
  const encoded = value.isWellFormed() ? encodeURIComponent(value) : '';
  if (encoded !== '' && requestPathProblem(`/${encoded}`) === null) return encoded;
  throw new VendorFailure({
    class: 'client',
    delivery: 'not_sent',
    code: 'bad_request_path',
    message: 'A value of this request cannot be part of a URL path.',
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}
