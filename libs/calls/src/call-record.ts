import {
  compilePaths,
  decodeForm,
  nameVerdict,
  REDACTED,
  redactText,
  redactTree,
  type FailureDetail,
  type PathNode,
  type ProviderDefinition,
  type SecretScrubber,
  type VendorResponse,
} from '@patchbay/provider-kit';

/** Characters of a body that are kept, after redaction. */
const MAX_RECORDED_BODY = 8_192;
/** Longer texts are not parsed to be recorded: their beginning is redacted as text. */
const MAX_PARSED_BODY = 65_536;

/** One exchange as it happened, secrets and all: made into a record within the same turn of the event loop. */
export interface CallDraft {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly provider: ProviderDefinition;
  readonly purpose: string;
  readonly capability: string | null;
  readonly operationId: string | null;
  readonly try: number;
  readonly method: string;
  /** Without the parameter that authenticates. */
  readonly url: string;
  readonly authParameter: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly authHeader: string | null;
  /** json or form as the provider gave it, else the text that was sent. */
  readonly requestBody: unknown;
  readonly response: VendorResponse | null;
  readonly failure: FailureDetail | null;
  readonly latencyMs: number;
  readonly vendorRequestId: string | null;
  readonly at: Date;
  readonly scrubber: SecretScrubber;
}

/** The row of vendor_calls for a draft, as JSON text ready for `jsonb_to_recordset`. Holds no secret any more. */
export function callRecord(draft: CallDraft): string {
  const { scrubber, failure, response } = draft;
  const paths = pathsOf(draft.provider);
  const row = JSON.stringify({
    id: draft.id,
    tenant_id: draft.tenantId,
    connection_id: draft.connectionId,
    provider: draft.provider.name,
    purpose: draft.purpose,
    capability: draft.capability,
    operation_id: draft.operationId,
    try: draft.try,
    method: draft.method,
    url: storable(scrubber.scrub(recordedUrl(draft))),
    status: response?.status ?? failure?.status ?? null,
    outcome: failure === null ? 'succeeded' : failure.delivery,
    failure_class: failure?.class ?? null,
    error: failure === null ? null : storable(scrubber.scrub(`${failure.code}: ${failure.message}`)),
    latency_ms: Math.round(draft.latencyMs),
    vendor_request_id: draft.vendorRequestId === null ? null : storable(scrubber.scrub(draft.vendorRequestId)),
    created_at: draft.at.toISOString(),
  });
  const request = exchangePart(
    headersText(draft.requestHeaders, draft.authHeader),
    requestBody(draft, paths.request),
    scrubber,
  );
  const answered =
    response === null
      ? 'null'
      : exchangePart(answerHeaders(response), responseBody(response, paths.response, scrubber), scrubber);
  return `${row.slice(0, -1)},"request":${request},"response":${answered}}`;
}

interface BodyText {
  /** JSON text: the redacted body, or a string holding its beginning. */
  readonly json: string;
  readonly truncated: boolean;
}

/** {"headers":…,"body":…,"truncated":true} with the call's own secrets removed; still JSON whatever was removed. */
function exchangePart(headers: string, body: BodyText | null, scrubber: SecretScrubber): string {
  const fields = [`"headers":${headers}`];
  if (body !== null) fields.push(`"body":${body.json}`);
  if (body?.truncated === true) fields.push('"truncated":true');
  const text = `{${fields.join(',')}}`;
  const clean = scrubber.scrub(text);
  const whole = clean === text || isJson(clean) ? clean : JSON.stringify({ text: clean });
  return storableJson(whole);
}

function requestBody(draft: CallDraft, paths: PathNode | null): BodyText | null {
  const body = draft.requestBody;
  if (body === undefined || body === null) return null;
  if (Buffer.isBuffer(body)) return { json: JSON.stringify(`${body.length} bytes`), truncated: false };
  if (typeof body === 'string') return textBody(body, draft.requestHeaders['content-type'], paths, draft.scrubber);
  return treeBody(body, paths, draft.scrubber);
}

function responseBody(response: VendorResponse, paths: PathNode | null, scrubber: SecretScrubber): BodyText | null {
  if (response.text === '') return null;
  return textBody(response.text, response.headers['content-type'], paths, scrubber, response);
}

function textBody(
  text: string,
  type: string | undefined,
  paths: PathNode | null,
  scrubber: SecretScrubber,
  response?: VendorResponse,
): BodyText {
  if (text.length <= MAX_PARSED_BODY) {
    const tree = parsed(text, type ?? '', response);
    if (tree !== undefined) return treeBody(tree, paths, scrubber);
  }
  const clean = cleanBeginning(text, scrubber, (beginning) => scrubber.scrub(redactText(scrubber.scrub(beginning))));
  return { json: JSON.stringify(clean), truncated: text.length > MAX_RECORDED_BODY };
}

/** The body as data; undefined when it is text of another form. */
function parsed(text: string, type: string, response?: VendorResponse): unknown {
  if (type.includes('x-www-form-urlencoded')) return decodeForm(text);
  const first = text.trimStart().charCodeAt(0);
  if (first !== 0x7b && first !== 0x5b) return undefined;
  try {
    return response === undefined ? (JSON.parse(text) as unknown) : response.json();
  } catch {
    return undefined;
  }
}

function treeBody(tree: unknown, paths: PathNode | null, scrubber: SecretScrubber): BodyText {
  const json = JSON.stringify(redactTree(tree, paths));
  if (json.length <= MAX_RECORDED_BODY) return { json, truncated: false };
  const clean = cleanBeginning(json, scrubber, (beginning) => scrubber.scrub(beginning));
  return { json: JSON.stringify(clean), truncated: true };
}

/**
 * The beginning of a long text without secrets. Scrubbing sees a secret's length beyond what is kept; what it shortens brings
 * the end nearer, where a secret may be cut in half and go unseen, so that much is dropped from the end in any case.
 */
function cleanBeginning(text: string, scrubber: SecretScrubber, clean: (beginning: string) => string): string {
  const beginning = text.slice(0, MAX_RECORDED_BODY + scrubber.reach);
  const cleaned = clean(beginning);
  const trusted = beginning.length < text.length ? cleaned.slice(0, -scrubber.reach || undefined) : cleaned;
  return trusted.slice(0, MAX_RECORDED_BODY);
}

function recordedUrl(draft: CallDraft): string {
  const { url, authParameter } = draft;
  const secret = authParameter === null ? '' : `${authParameter}=${REDACTED}`;
  const start = url.indexOf('?');
  if (start === -1) return secret === '' ? url : `${url}?${secret}`;
  const query = url
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      return nameVerdict(name) === 'show' ? pair : `${name}=${REDACTED}`;
    });
  return `${url.slice(0, start)}?${[...query, ...(secret === '' ? [] : [secret])].join('&')}`;
}

function headersText(headers: Readonly<Record<string, string>>, authHeader: string | null): string {
  const shown: Record<string, string> = {};
  for (const name in headers) {
    shown[name] = name === authHeader || nameVerdict(name) !== 'show' ? REDACTED : (headers[name] ?? '');
  }
  return JSON.stringify(shown);
}

const TELLING = /^(content-type|retry-after|date)$|rate-?limit|request-?id/;

function answerHeaders(response: VendorResponse): string {
  const shown: Record<string, string> = {};
  for (const name in response.headers) {
    if (TELLING.test(name)) shown[name] = response.headers[name] ?? '';
  }
  return JSON.stringify(shown);
}

/**
 * jsonb refuses NUL and lone surrogates, which JSON text holds as escapes; an escaped backslash before them is no escape.
 */
function storableJson(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, (match) => (match === '\\\\' ? match : ''));
}

/** What text and jsonb columns take: no NUL, no lone surrogate. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface ProviderPaths {
  readonly request: PathNode | null;
  readonly response: PathNode | null;
}

const compiled = new WeakMap<ProviderDefinition, ProviderPaths>();

function pathsOf(provider: ProviderDefinition): ProviderPaths {
  let paths = compiled.get(provider);
  if (paths === undefined) {
    paths = { request: compilePaths(provider.redact?.request), response: compilePaths(provider.redact?.response) };
    compiled.set(provider, paths);
  }
  return paths;
}
