import type { z } from 'zod';
import {
  type CapabilityInput,
  defineProvider,
  readIf,
  refusal,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './openai.schemas.ts';

interface Scope {
  readonly http: VendorHttp;
  readonly credentials: { readonly organization: string | undefined };
  readonly config: z.output<typeof schemas.config>;
}

/** A text is written before the first byte of the answer comes. */
const WRITING_MS = 120_000;
/** The API refuses a smaller `max_output_tokens`. */
const LEAST_OUTPUT_TOKENS = 16;

/** Whose usage it is; without them, the key's own. */
function accounting({ credentials, config }: Scope): Record<string, string> {
  return {
    ...(credentials.organization === undefined ? {} : { 'OpenAI-Organization': credentials.organization }),
    ...(config.project === undefined ? {} : { 'OpenAI-Project': config.project }),
  };
}

async function generateText(scope: Scope, input: CapabilityInput<'generate_text'>) {
  const answer = await scope.http.request({
    method: 'POST',
    path: '/responses',
    headers: accounting(scope),
    json: {
      model: input.model ?? scope.config.default_model,
      input: input.messages,
      // Nobody comes back for it, so the vendor need not keep it.
      store: false,
      max_output_tokens: input.max_tokens && Math.max(LEAST_OUTPUT_TOKENS, input.max_tokens),
    },
    timeoutMs: WRITING_MS,
  });
  const response = answer.read(schemas.response);
  const { model, usage } = response;
  return { text: textOf(response, answer.status), model, usage };
}

/** All text the model wrote; a refusal in words is its answer. No text at all is told as a failure, with the reason. */
function textOf({ output, status, incomplete_details: details }: z.output<typeof schemas.response>, http: number) {
  const parts = output.flatMap((item) => (item.type === 'message' ? (item.content ?? []) : []));
  const text = parts.map((part) => part.text ?? part.refusal ?? '').join('');
  if (text !== '' || status === undefined || status === 'completed') return text;
  const providerCode = details?.reason ?? status;
  throw refusal({ code: 'no_text', message: `The model wrote no text: ${providerCode}.`, status: http, providerCode });
}

async function embedText(scope: Scope, input: CapabilityInput<'embed_text'>) {
  const answer = await scope.http.request({
    method: 'POST',
    path: '/embeddings',
    headers: accounting(scope),
    json: {
      model: input.model ?? scope.config.default_embedding_model,
      input: input.texts,
      dimensions: input.dimensions,
      encoding_format: 'float',
    },
  });
  const { data, model, usage } = answer.read(schemas.embeddings);
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  return { vectors, model, usage: { input_tokens: usage.prompt_tokens } };
}

function readError(response: VendorResponse): VendorErrorReading | null {
  const body = readIf(response, schemas.errorBody);
  if (body === null) return null;
  const { type, code, message } = body.error;
  const reading = { providerCode: code ?? type ?? undefined, message: message ?? undefined };
  if (response.status >= 300) return reading;
  // Answered 200, and failed while it was written: nothing came of it.
  return { ...reading, class: FAILED[code ?? ''] ?? 'client', delivery: 'refused' };
}

/** What the vendor's own fault is among the reasons why a response failed; every other one is the request's. */
const FAILED: Readonly<Record<string, 'upstream' | 'throttle'>> = {
  server_error: 'upstream',
  rate_limit_exceeded: 'throttle',
};

export const openai = defineProvider({
  name: 'openai',
  slug: 'openai',
  displayName: 'OpenAI',
  description: 'Texts and embeddings by OpenAI’s models.',
  category: 'ai-llm',
  url: 'https://openai.com',
  availability: 'available',
  featured: true,
  requirements: ['An OpenAI account with billing', 'An API key that may list models and use responses and embeddings'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'openai/openai-openapi openapi.json 2.3.0 (/models, /responses, /embeddings)',
    'openai/openai-node 6.49.0 src/resources/responses, src/resources/shared (models), src/core/error.ts',
  ],
  credentials: {
    // No source tells the form of a key.
    api_key: {
      label: 'API key',
      help: 'From the page API keys of the OpenAI platform.',
      sensitive: true,
      required: true,
      pattern: '[!-~]+',
      kind: 'api_key',
    },
    organization: {
      label: 'Organization ID',
      help: 'Only for keys of several organizations: the one that pays.',
      sensitive: false,
      required: false,
      pattern: '[!-~]+',
    },
    webhook_secret: {
      label: 'Webhook signing secret',
      help: 'Begins with whsec_, shown once when the webhook is made.',
      sensitive: true,
      required: false,
      pattern: 'whsec_\\S+',
      kind: 'webhook_secret',
    },
  },
  config: schemas.config,
  auth: { type: 'bearer', token: 'api_key' },
  baseUrl: { production: 'https://api.openai.com/v1', sandbox: null },
  async healthCheck(scope) {
    const headers = accounting(scope);
    const response = await scope.http.request({ method: 'GET', path: '/models', headers, effect: 'read' });
    const count = response.read(schemas.models).data.length;
    const organization = response.headers['openai-organization'] ?? scope.credentials.organization;
    return { account: organization === undefined ? `API key for ${count} models` : `organization ${organization}` };
  },
  capabilities: {
    // No idempotency key, no look-up by our reference, and each request is billed and writes another text. Who would
    // rather pay twice than not know says `duplicate_safe`.
    generate_text: { effect: 'opaque', handle: generateText },
    // The same texts give the same vectors, and nothing is left behind: like any look-up that costs a little.
    embed_text: { effect: 'read', handle: embedText },
  },
  redact: {
    request: ['input'],
    response: ['output', 'data', 'instructions'],
  },
  readError,
});
