import {
  authorize,
  encodeForm,
  InvalidRequest,
  parseBaseUrl,
  queryText,
  requestUrl,
  SecretScrubber,
  type AuthScheme,
  type BaseUrl,
  type Effect,
  type IdempotencyKeyRule,
  type VendorRequest,
} from '@patchbay/provider-kit';
import type { CallTarget } from './call-target.ts';
import { boundSize } from './connection-key.ts';

/** A credential made ready for the requests of one run. */
export interface AppliedCredential {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly scrubber: SecretScrubber;
}

/** A request as it will be sent, on every try the same. */
export interface PreparedRequest {
  readonly url: URL;
  /** Without the parameter that authenticates. */
  readonly recordedUrl: string;
  readonly authParameter: string | null;
  readonly authHeader: string | null;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | undefined;
  /** json or form before encoding, where there was one: cheaper to redact than to parse again. */
  readonly recordedBody: unknown;
  readonly effect: Effect;
  /** How long the vendor may be silent; undefined: as long as the run allows. */
  readonly timeoutMs: number | undefined;
  readonly accept: readonly number[];
}

const USER_AGENT = 'Patchbay/0.1';
const MAX_BASE_URLS = 10_000;
const baseUrls = new Map<string, BaseUrl>();

/** Applies the provider's scheme to the credential, and learns what must never be shown. Throws InvalidRequest. */
export function applyCredential(target: CallTarget, secrets: Readonly<Record<string, string>>): AppliedCredential {
  const { provider } = target;
  const scheme: AuthScheme = typeof provider.auth === 'function' ? provider.auth(target.config) : provider.auth;
  try {
    const parts = authorize(scheme, { ...target.publicCredentials, ...secrets });
    const made = [...Object.values(secrets)];
    for (const value of Object.values(parts.headers)) made.push(value.slice(value.indexOf(' ') + 1));
    return { ...parts, scrubber: new SecretScrubber(made) };
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidRequest(error.message);
    throw error;
  }
}

/** Everything about a request that does not change between tries. Throws InvalidRequest; nothing has been sent then. */
export function prepareRequest(
  target: CallTarget,
  request: VendorRequest,
  credential: AppliedCredential,
  effect: Effect,
  idempotencyKey: string,
): PreparedRequest {
  const base = baseOf(target.baseUrl);
  const query = queryText(request.query);
  const shownUrl = requestUrl(base, request.path, query);
  const [authParameter = null] = Object.keys(credential.query);
  const [authHeader = null] = Object.keys(credential.headers);
  const sent = effect === 'native_key' ? withKey(request, target.provider.idempotency, idempotencyKey) : request;
  const { body, contentType } = encodeBody(sent);
  const headers = headersOf(sent, authHeader);
  if (contentType !== null) headers['content-type'] ??= contentType;
  if (authHeader !== null) headers[authHeader] = credential.headers[authHeader] ?? '';
  return {
    url: authParameter === null ? shownUrl : withSecretQuery(base, request, query, credential, authParameter),
    recordedUrl: shownUrl.href,
    authParameter,
    authHeader,
    method: request.method,
    headers,
    body,
    recordedBody: sent.json ?? sent.form ?? body,
    effect,
    timeoutMs: request.timeoutMs,
    accept: request.accept ?? [],
  };
}

/** The request with its idempotency key where the vendor takes it, unless its handler has put one there. */
function withKey(request: VendorRequest, rule: IdempotencyKeyRule | undefined, key: string): VendorRequest {
  if (rule === undefined) return request;
  const own = { [rule.name]: key };
  if (rule.in === 'header') return { ...request, headers: { ...own, ...request.headers } };
  const { json, form } = request;
  if (form !== undefined) return { ...request, form: { ...own, ...form } };
  // A body that is neither a JSON object nor a form has no place for it: its handler must see to the key itself.
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isObject ? { ...request, json: { ...own, ...json } } : request;
}

function baseOf(text: string): BaseUrl {
  let base = baseUrls.get(text);
  if (base === undefined) {
    base = parseBaseUrl(text);
    baseUrls.set(text, base);
    boundSize(baseUrls, MAX_BASE_URLS);
  }
  return base;
}

function withSecretQuery(
  base: BaseUrl,
  request: VendorRequest,
  query: string,
  credential: AppliedCredential,
  parameter: string,
): URL {
  if (request.query !== undefined && parameter in request.query) {
    throw new InvalidRequest(`The query parameter ${parameter} is set by the hub itself.`);
  }
  return requestUrl(base, request.path, [query, queryText(credential.query)].filter((part) => part !== '').join('&'));
}

function headersOf(request: VendorRequest, authHeader: string | null): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': USER_AGENT, accept: 'application/json' };
  for (const name in request.headers) {
    const lower = name.toLowerCase();
    // A provider function never authenticates by itself.
    if (lower === 'authorization' || lower === authHeader) {
      throw new InvalidRequest(`The header ${lower} is set by the hub itself.`);
    }
    headers[lower] = request.headers[name] ?? '';
  }
  return headers;
}

interface EncodedBody {
  readonly body: string | Buffer | undefined;
  readonly contentType: string | null;
}

function encodeBody(request: VendorRequest): EncodedBody {
  const { json, form, body } = request;
  if (json !== undefined) {
    if (form !== undefined || body !== undefined)
      throw new InvalidRequest('Only one of json, form and body may be given.');
    return { body: JSON.stringify(json), contentType: 'application/json' };
  }
  if (form !== undefined) {
    if (body !== undefined) throw new InvalidRequest('Only one of json, form and body may be given.');
    return { body: encodeForm(form), contentType: 'application/x-www-form-urlencoded' };
  }
  return { body: body === undefined || typeof body === 'string' ? body : Buffer.from(body), contentType: null };
}
