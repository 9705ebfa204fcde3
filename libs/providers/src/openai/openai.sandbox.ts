import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  accountOf,
  bearerToken,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';

// From openai-openapi openapi.json 2.3.0 (paths, fields, limits) and openai-node src/core/error.ts (error bodies).

type State = Record<string, never>;
type Scope = SandboxScope<State>;

const MODELS = ['gpt-5.4-mini', 'gpt-5.4', 'text-embedding-3-small', 'text-embedding-3-large'];
const part = z.object({ type: z.enum(['input_text', 'output_text']), text: z.string() });
const create = z.object({
  model: z.string().min(1),
  input: z.union([
    z.string(),
    z
      .array(
        z.object({
          role: z.enum(['user', 'assistant', 'system', 'developer']),
          content: z.union([z.string(), z.array(part)]),
        }),
      )
      .min(1),
  ]),
  max_output_tokens: z.int().min(16).nullish(),
  store: z.boolean().nullish(),
});
const embed = z.object({
  model: z.string().min(1),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2048)]),
  dimensions: z.int().min(1).max(3072).optional(),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});

function error(status: number, message: string, code: string | null, param: string | null = null): SandboxResponse {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { status, body: { error: { message, type, param, code } } };
}

const unauthorized = () => error(401, 'Incorrect API key provided: ********.', 'invalid_api_key');

function authenticate(request: SandboxRequest) {
  const key = bearerToken(request);
  if (key === null || isBadCredential(key)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: `org-${request.headers['openai-organization'] ?? accountOf(key)}` };
}

function listModels({ account }: Scope): SandboxResponse {
  return {
    status: 200,
    headers: { 'openai-organization': account.replace(/^org-(?=org-)/, '') },
    body: {
      object: 'list',
      data: MODELS.map((id) => ({ id, object: 'model', created: 1_760_000_000, owned_by: 'system' })),
    },
  };
}

/** The fault of a body, in the vendor's words; or the body. */
function bodyOf<T>(request: SandboxRequest, schema: z.ZodType<T>) {
  const parsed = schema.safeParse(request.json());
  if (parsed.success) return { ok: true as const, value: parsed.data };
  const [issue] = parsed.error.issues;
  const param = issue?.path.join('.') ?? null;
  const response = error(400, `Invalid '${param ?? 'body'}': ${issue?.message ?? ''}.`, 'invalid_value', param);
  return { ok: false as const, response };
}

/** A model with `unknown` in its name does not exist. */
function unknownModel(model: string): SandboxResponse | null {
  if (!model.includes('unknown')) return null;
  return error(404, `The model '${model}' does not exist or you do not have access to it.`, 'model_not_found');
}

/** A word is a token here; so is every other simulated model's habit. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Repeats what it was asked, cut to the tokens allowed. */
function createResponse({ request, ids, now, effect }: Scope): SandboxResponse {
  const body = bodyOf(request, create);
  if (!body.ok) return body.response;
  const { model, input, max_output_tokens: limit } = body.value;
  const refused = unknownModel(model);
  if (refused !== null) return refused;
  const messages = typeof input === 'string' ? [input] : input.map(({ content }) => plain(content));
  const whole = wordsOf(`Simulated answer to: ${messages.at(-1) ?? ''}`);
  const words = whole.slice(0, limit ?? undefined);
  const cut = words.length < whole.length;
  const id = ids.hex('resp_', 48);
  const read = messages.flatMap(wordsOf).length;
  effect({ kind: 'generation', id, details: { model, output_tokens: words.length } });
  return {
    status: 200,
    body: {
      id,
      object: 'response',
      created_at: Math.floor(now.getTime() / 1000),
      status: cut ? 'incomplete' : 'completed',
      error: null,
      incomplete_details: cut ? { reason: 'max_output_tokens' } : null,
      instructions: null,
      max_output_tokens: limit ?? null,
      model,
      output: [
        { id: ids.hex('rs_', 48), type: 'reasoning', summary: [] },
        {
          id: ids.hex('msg_', 48),
          type: 'message',
          role: 'assistant',
          status: cut ? 'incomplete' : 'completed',
          content: [{ type: 'output_text', text: words.join(' '), annotations: [], logprobs: [] }],
        },
      ],
      parallel_tool_calls: true,
      store: body.value.store ?? true,
      metadata: {},
      usage: {
        input_tokens: read,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: words.length,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: read + words.length,
      },
    },
  };
}

function plain(content: string | readonly { readonly text: string }[]): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('');
}

/** The same text always lies at the same place. */
function vectorOf(text: string, dimensions: number): number[] {
  const seed = createHash('sha256').update(text).digest();
  const raw = Array.from({ length: dimensions }, (_, at) => Math.fround((seed[at % 32] ?? 0) - 127.5 + (at % 7)));
  const length = Math.hypot(...raw);
  return raw.map((value) => Math.fround(value / length));
}

function createEmbeddings({ request }: Scope): SandboxResponse {
  const body = bodyOf(request, embed);
  if (!body.ok) return body.response;
  const { model, input, encoding_format: format, dimensions = model.endsWith('large') ? 3072 : 1536 } = body.value;
  const refused = unknownModel(model);
  if (refused !== null) return refused;
  const texts = typeof input === 'string' ? [input] : input;
  const tokens = texts.flatMap(wordsOf).length;
  const data = texts.map((text, index) => {
    const vector = vectorOf(text, dimensions);
    const encoded = Buffer.from(Float32Array.from(vector).buffer).toString('base64');
    return { object: 'embedding', index, embedding: format === 'base64' ? encoded : vector };
  });
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return { status: 200, body: { object: 'list', data, model, usage } };
}

/** The simulated OpenAI: models, responses that repeat what they were asked, and embeddings. */
export const openaiSandbox = defineSandbox<State>({
  provider: 'openai',
  displayName: 'OpenAI',
  createState: () => ({}),
  authenticate,
  routes: [
    { method: 'GET', path: '/v1/models', handle: listModels },
    { method: 'POST', path: '/v1/responses', handle: createResponse },
    { method: 'POST', path: '/v1/embeddings', handle: createEmbeddings },
  ],
  answers: {
    notFound: ({ method, path }) => error(404, `Invalid URL (${method} ${path})`, null),
    rateLimited: () => error(429, 'Rate limit reached for requests.', 'rate_limit_exceeded'),
    serverError: (status) => error(status, 'The server had an error while processing your request.', null),
    revoked: unauthorized,
  },
  headers: (ids) => ({ 'x-request-id': ids.hex('req_', 32) }),
  journal: { redact: ['input', 'output', 'data'] },
});
