import { authorize } from '../auth.ts';
import {
  baseUrlOf,
  type CapabilityScope,
  type CredentialFields,
  type Environment,
  type ProviderDefinition,
} from '../define-provider.ts';
import { VendorFailure } from '../failure.ts';
import { encodeForm } from '../form-encoding.ts';
import { compilePaths } from '../redaction/redaction-paths.ts';
import { redactBody } from '../redaction/redaction.ts';
import { SecretScrubber } from '../redaction/secret-scrubber.ts';
import { parseBaseUrl, queryText, requestUrl } from '../request-url.ts';
import type { AnySandboxDefinition } from '../sandbox/define-sandbox.ts';
import { serialised } from '../sandbox/sandbox-request.ts';
import { SandboxJournal } from '../sandbox/sandbox-journal.ts';
import { SandboxVendor } from '../sandbox/sandbox-vendor.ts';
import type { VendorHttp, VendorRequest, VendorResponse } from '../vendor-http.ts';
import { acceptOrThrow } from './fake-http.ts';
import type { z } from 'zod';

/** An exchange as a pipeline would record it: bodies redacted, no headers. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string;
  readonly status: number | null;
  readonly responseBody: string;
}

export interface SandboxConnection {
  /** What a handler is given. */
  scope(reference?: string): CapabilityScope<CredentialFields, z.ZodObject>;
  readonly exchanges: readonly RecordedExchange[];
}

export interface SandboxSetup {
  /** All credential values by field, secrets included. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly environment?: Environment;
}

/** A provider connected with a simulated vendor of its own, and the journal of what that vendor was asked. */
export function simulate(
  provider: ProviderDefinition,
  sandbox: AnySandboxDefinition,
  { credentials, config = {} }: SandboxSetup,
): { journal: SandboxJournal; vendor: SandboxVendor; connection: SandboxConnection } {
  const journal = new SandboxJournal();
  const vendor = new SandboxVendor(sandbox, { journal, now: () => new Date(), sleep: async () => undefined });
  return { journal, vendor, connection: connectToSandbox(provider, vendor, { credentials, config }) };
}

/** Connects a provider with its simulated vendor in this process: no socket, no retries. */
function connectToSandbox(provider: ProviderDefinition, vendor: SandboxVendor, setup: SandboxSetup): SandboxConnection {
  const environment = setup.environment ?? 'sandbox';
  const config = provider.config.parse(setup.config ?? {});
  const entries = Object.entries(setup.credentials);
  const isOpen = (field: string) => provider.credentials[field]?.sensitive === false;
  const scrubber = new SecretScrubber(entries.filter(([field]) => !isOpen(field)).map(([, value]) => value));
  const exchanges: RecordedExchange[] = [];
  const http: VendorHttp = {
    request: (request) => exchange({ provider, vendor, setup, config, scrubber, exchanges }, environment, request),
  };
  const credentials = Object.fromEntries(entries.filter(([field]) => isOpen(field)));
  return {
    exchanges,
    scope: (reference = 'test-reference') => ({ http, credentials, config, environment, reference }),
  };
}

interface Wiring {
  readonly provider: ProviderDefinition;
  readonly vendor: SandboxVendor;
  readonly setup: SandboxSetup;
  readonly config: Record<string, unknown>;
  readonly scrubber: SecretScrubber;
  readonly exchanges: RecordedExchange[];
}

async function exchange(wiring: Wiring, environment: Environment, request: VendorRequest): Promise<VendorResponse> {
  const { provider, vendor, setup, config } = wiring;
  const scheme = typeof provider.auth === 'function' ? provider.auth(config) : provider.auth;
  const auth = authorize(scheme, setup.credentials);
  const base = baseUrlOf(provider, config, environment) ?? baseUrlOf(provider, config, 'production') ?? '';
  const url = requestUrl(parseBaseUrl(base), request.path, queryText({ ...request.query, ...auth.query }));
  const { body, contentType } = bodyOf(request);
  const own = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const outcome = await vendor.handle({
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: {
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...(Object.fromEntries(own) as Record<string, string>),
      ...auth.headers,
    },
    body,
  });
  const answered = outcome.kind === 'answered' ? outcome.response : null;
  const sent = answered === null ? { text: '', contentType: null } : serialised(answered);
  record(wiring, { method: request.method, url, body, contentType, status: answered?.status ?? null, sent });
  if (answered === null) throw lost();
  const headers = { ...(sent.contentType === null ? {} : { 'content-type': sent.contentType }), ...answered.headers };
  const raw = { status: answered.status, headers, text: sent.text };
  return acceptOrThrow(raw, request, provider.readError, provider.requestIdHeader);
}

function bodyOf(request: VendorRequest): { body: string; contentType: string | null } {
  if (request.json !== undefined) return { body: JSON.stringify(request.json), contentType: 'application/json' };
  if (request.form !== undefined) {
    return { body: encodeForm(request.form), contentType: 'application/x-www-form-urlencoded' };
  }
  if (request.body === undefined) return { body: '', contentType: null };
  return { body: Buffer.from(request.body).toString('utf8'), contentType: null };
}

interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly contentType: string | null;
  readonly status: number | null;
  readonly sent: { readonly text: string; readonly contentType: string | null };
}

function record(
  { provider, scrubber, exchanges }: Wiring,
  { method, url, body, contentType, status, sent }: Sent,
): void {
  const shown = (text: string, type: string | null, paths?: readonly string[]): string =>
    scrubber.scrub(redactBody(text, type ?? '', compilePaths(paths)));
  exchanges.push({
    method,
    url: shown(url.href, null),
    requestBody: shown(body, contentType, provider.redact?.request),
    status,
    responseBody: shown(sent.text, sent.contentType, provider.redact?.response),
  });
}

function lost(): VendorFailure {
  return new VendorFailure({
    class: 'upstream',
    delivery: 'unknown',
    code: 'connection_lost',
    message: 'The vendor gave no answer.',
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}
