import {
  type AuthScheme,
  type CapabilityInput,
  defineProvider,
  RateLimit,
  requestPathProblem,
  VendorFailure,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import { config, type CustomConfig } from './custom.schemas.ts';

function authOf({ auth, ...settings }: CustomConfig): AuthScheme<'secret'> {
  switch (auth) {
    case 'bearer':
      return { type: 'bearer', token: 'secret' };
    case 'basic':
      return { type: 'basic', username: { literal: settings.username }, password: 'secret' };
    case 'header':
      return { type: 'header', header: settings.header_name, value: 'secret', prefix: settings.header_prefix };
    case 'query':
      return { type: 'query', parameter: settings.query_parameter, value: 'secret' };
  }
}

/** Only a GET is known to change nothing; the API's own keys, if it has any, are not known. */
function effect({ method }: CapabilityInput<'http_request'>) {
  return method === 'GET' ? 'read' : 'opaque';
}

interface RequestScope {
  readonly http: VendorHttp;
  readonly config: CustomConfig;
}

async function handle({ http, config: settings }: RequestScope, input: CapabilityInput<'http_request'>) {
  const problem = requestPathProblem(input.path) ?? credentialProblem(settings, input.query ?? {});
  if (problem !== null) throw refusal(problem);
  const response = await http.request({
    method: input.method,
    path: input.path,
    ...(input.query === undefined ? {} : { query: input.query }),
    ...(input.body === undefined ? {} : { json: input.body }),
  });
  return { status: response.status, body: bodyOf(response) };
}

/** The hub authenticates; a caller who set the same parameter would override it. */
function credentialProblem(settings: CustomConfig, query: Readonly<Record<string, string>>): string | null {
  if (settings.auth !== 'query' || !Object.hasOwn(query, settings.query_parameter)) return null;
  return `query.${settings.query_parameter} carries the connection's credential and cannot be given`;
}

function refusal(problem: string): VendorFailure {
  return new VendorFailure({
    class: 'client',
    delivery: 'not_sent',
    code: 'bad_request_path',
    message: `The request was not sent: ${problem}.`,
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  });
}

/** JSON as it is, other text as a string, null when empty. */
function bodyOf({ text, headers }: VendorResponse) {
  if (text === '') return null;
  const parsed = /json/i.test(headers['content-type'] ?? '') ? parse(text) : undefined;
  return (parsed === undefined ? text : parsed) as CapabilityBody;
}

type CapabilityBody = string | number | boolean | null | CapabilityBody[] | { [key: string]: CapabilityBody };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // says JSON and is not: shown as the text it is
  }
}

/** APIs agree on no form; these are the places where most put a sentence for people. */
function readError({ status, text }: VendorResponse): VendorErrorReading | null {
  if (status < 300) return null;
  const body = parse(text);
  if (!isRecord(body)) return null;
  const error = isRecord(body['error']) ? body['error'] : body;
  const message = textIn(error, ['message', 'detail', 'error_description', 'title', 'error']);
  const code = textIn(error, ['code', 'type', 'error']);
  return {
    ...(message === null ? {} : { message }),
    ...(code === null || code === message ? {} : { providerCode: code }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(from: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = from[name];
    // Not cut to size here: of a secret that is cut in half, nobody finds the rest.
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

export const custom = defineProvider({
  name: 'custom',
  slug: 'custom',
  displayName: 'Custom HTTP API',
  description: 'Any HTTP API with a key, by its base URL: for services that have no provider of their own yet.',
  category: 'custom',
  url: null,
  availability: 'available',
  featured: false,
  requirements: [
    'The base URL of the API',
    'A key, token or password for it',
    'A path that answers GET when it is good',
  ],
  environments: ['sandbox', 'production'],
  multiple: true,
  validatedOn: '2026-11-21',
  sources: ['Derived from the other vendors’ ways to authenticate'],
  credentials: {
    secret: {
      label: 'Secret',
      help: 'The key, token or password; config.auth says how it is sent.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
  },
  config,
  auth: authOf,
  baseUrl: ({ base_url: baseUrl }) => baseUrl.replace(/\/+$/, ''),
  async healthCheck({ http, config: settings }) {
    await http.request({ method: 'GET', path: settings.health_path, effect: 'read' });
    return { account: new URL(settings.base_url).host };
  },
  capabilities: { http_request: { effect, handle } },
  rateLimit: (_environment, { rate_limit_per_minute: limit }) =>
    limit === undefined ? null : RateLimit.perMinute(limit),
  readError,
});
