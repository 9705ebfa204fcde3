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
import * as schemas from './anthropic.schemas.ts';

/** Shapes of answers belong to a version; the API refuses requests without one. */
const API_VERSION = '2023-06-01';

/** A text is written before the first byte of the answer comes. */
const WRITING_MS = 120_000;

interface Scope {
  readonly http: VendorHttp;
  readonly credentials: { readonly version: string | undefined };
  readonly config: z.output<typeof schemas.config>;
}

const versioned = ({ credentials }: Scope) => ({ 'anthropic-version': credentials.version ?? API_VERSION });

async function generateText(scope: Scope, input: CapabilityInput<'generate_text'>) {
  const answer = await scope.http.request({
    method: 'POST',
    path: '/v1/messages',
    headers: versioned(scope),
    json: {
      model: input.model ?? scope.config.default_model,
      max_tokens: input.max_tokens ?? scope.config.default_max_tokens,
      ...conversationOf(input),
    },
    timeoutMs: WRITING_MS,
  });
  const message = answer.read(schemas.message);
  return { text: textOf(message, answer.status), model: message.model, usage: usageOf(message) };
}

/** Instructions are a field of their own, not turns of the conversation. */
function conversationOf({ messages }: CapabilityInput<'generate_text'>) {
  const system = messages.flatMap(({ role, content }) => (role === 'system' ? [content] : []));
  return {
    messages: messages.filter(({ role }) => role !== 'system'),
    ...(system.length === 0 ? {} : { system: system.join('\n\n') }),
  };
}

/** All text the model wrote. No text at all is told as a failure, with the reason, unless the model had nothing to say. */
function textOf({ content, stop_reason: reason }: z.output<typeof schemas.message>, status: number): string {
  const text = content.map((block) => (block.type === 'text' ? (block.text ?? '') : '')).join('');
  if (text !== '' || reason === 'end_turn' || !reason) return text;
  throw refusal({ code: 'no_text', message: `The model wrote no text: ${reason}.`, status, providerCode: reason });
}

/** Anthropic counts tokens that went into or came out of its cache apart. */
function usageOf({ usage }: z.output<typeof schemas.message>) {
  const { input_tokens: fresh, cache_creation_input_tokens: written, cache_read_input_tokens: cached } = usage;
  return { input_tokens: fresh + (written ?? 0) + (cached ?? 0), output_tokens: usage.output_tokens };
}

/** A person must raise the limit or pay: until then other vendors are asked, and this one seldom. */
const OUT_OF_MONEY_MS = 600_000;

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const error = readIf(response, schemas.errorBody)?.error;
  if (error === undefined) return null;
  const code = error.details?.error_code ?? error.type;
  const reading = { providerCode: code, message: error.message };
  // Turned away at the door, for want of capacity: nothing was written.
  if (error.type === 'overloaded_error') return { ...reading, class: 'upstream', delivery: 'refused' };
  if (code === 'enforced_spend_limit_reached' || error.type === 'billing_error') {
    return { ...reading, class: 'throttle', retryAfterMs: OUT_OF_MONEY_MS };
  }
  return reading;
}

export const anthropic = defineProvider({
  name: 'anthropic',
  slug: 'anthropic',
  displayName: 'Anthropic',
  description: 'Texts by Anthropic’s Claude models.',
  category: 'ai-llm',
  url: 'https://www.anthropic.com',
  availability: 'available',
  featured: true,
  requirements: ['An Anthropic account with billing', 'An API key of one of its workspaces'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'anthropics/anthropic-sdk-typescript 1.11.0 src/client.ts, src/resources/messages, src/core/error.ts',
    'https://learn.microsoft.com/en-us/microsoft-cloud/dev/dev-proxy/concepts/anthropic-529-overloaded-error',
  ],
  credentials: {
    // No source tells the form of a key.
    api_key: {
      label: 'API key',
      help: 'From the page API keys of the Claude console.',
      sensitive: true,
      required: true,
      pattern: '[!-~]+',
      kind: 'api_key',
    },
    version: {
      label: 'API version',
      help: `Default: ${API_VERSION}, which this integration was checked against.`,
      sensitive: false,
      required: false,
      pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
      example: API_VERSION,
    },
    webhook_signing_key: {
      label: 'Webhook signing key',
      help: 'Begins with whsec_, shown with the endpoint in the Claude console.',
      sensitive: true,
      required: false,
      pattern: 'whsec_\\S+',
      kind: 'webhook_secret',
    },
  },
  config: schemas.config,
  auth: { type: 'header', header: 'x-api-key', value: 'api_key' },
  baseUrl: { production: 'https://api.anthropic.com', sandbox: null },
  async healthCheck(scope) {
    const headers = versioned(scope);
    const response = await scope.http.request({ method: 'GET', path: '/v1/models', headers, effect: 'read' });
    const count = response.read(schemas.models).data.length;
    const workspace = response.headers['anthropic-workspace-id'];
    return { account: workspace === undefined ? `API key for ${count} models` : `workspace ${workspace}` };
  },
  capabilities: {
    // No idempotency key, no look-up by our reference, and each request is billed and writes another text. Who would
    // rather pay twice than not know says `duplicate_safe`.
    generate_text: { effect: 'opaque', handle: generateText },
  },
  redact: { request: ['messages', 'system'], response: ['content'] },
  readError,
  requestIdHeader: 'request-id',
});
