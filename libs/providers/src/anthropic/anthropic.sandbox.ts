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

// From anthropic-sdk-typescript (paths, fields, stop reasons, error types).

type State = Record<string, never>;
type Scope = SandboxScope<State>;

const MODELS = ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'];
const block = z.object({ type: z.literal('text'), text: z.string().min(1) });
const content = z.union([z.string().min(1), z.array(block).min(1)]);
const create = z.object({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  messages: z
    .array(z.object({ role: z.enum(['user', 'assistant']), content }))
    .min(1)
    .max(100_000),
  system: content.optional(),
});

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

function error(status: number, message: string): SandboxResponse {
  const type = TYPES[status] ?? 'api_error';
  return { status, body: { type: 'error', error: { type, message }, request_id: null } };
}

const unauthorized = () => error(401, 'invalid x-api-key');

function authenticate(request: SandboxRequest) {
  const key = request.headers['x-api-key'] ?? bearerToken(request) ?? '';
  if (key === '' || isBadCredential(key)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: `wrkspc_${accountOf(key)}` };
}

/** Whatever is asked, a version must be named. */
function withVersion(handle: (scope: Scope) => SandboxResponse) {
  return (scope: Scope): SandboxResponse => {
    const version = scope.request.headers['anthropic-version'] ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) return error(400, 'anthropic-version: header is required');
    const { headers, ...answer } = handle(scope);
    return { ...answer, headers: { ...headers, 'anthropic-workspace-id': scope.account } };
  };
}

function listModels(): SandboxResponse {
  const data = MODELS.map((id) => ({ id, type: 'model', display_name: id, created_at: '2026-08-01T00:00:00Z' }));
  return { status: 200, body: { data, has_more: false, first_id: MODELS[0], last_id: MODELS.at(-1) } };
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

function plain(given: z.output<typeof content>): string {
  return typeof given === 'string' ? given : given.map(({ text }) => text).join('');
}

/** Repeats what it was asked; a word is a token. A model with `unknown` in its name does not exist. */
function createMessage({ request, ids, effect }: Scope): SandboxResponse {
  const parsed = create.safeParse(request.json());
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return error(400, `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`);
  }
  const { model, max_tokens: limit, messages, system } = parsed.data;
  if (model.includes('unknown')) return error(404, `model: ${model}`);
  const asked = messages.map((message) => plain(message.content));
  const whole = wordsOf(`Simulated answer to: ${asked.at(-1) ?? ''}`);
  const words = whole.slice(0, limit);
  const id = ids.alphanumeric('msg_', 24);
  effect({ kind: 'generation', id, details: { model, output_tokens: words.length } });
  return {
    status: 200,
    body: {
      id,
      type: 'message',
      role: 'assistant',
      model,
      content: [{ type: 'text', text: words.join(' '), citations: null }],
      stop_reason: words.length < whole.length ? 'max_tokens' : 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: [...asked, system === undefined ? '' : plain(system)].flatMap(wordsOf).length,
        output_tokens: words.length,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        service_tier: 'standard',
      },
    },
  };
}

/** The simulated Anthropic: models, and messages that repeat what they were asked. */
export const anthropicSandbox = defineSandbox<State>({
  provider: 'anthropic',
  displayName: 'Anthropic',
  createState: () => ({}),
  authenticate,
  routes: [
    { method: 'GET', path: '/v1/models', handle: withVersion(listModels) },
    { method: 'POST', path: '/v1/messages', handle: withVersion(createMessage) },
  ],
  answers: {
    notFound: () => error(404, 'Not found'),
    rateLimited: () => error(429, 'This request would exceed your rate limit.'),
    serverError: (status) => error(status, status === 529 ? 'Overloaded' : 'Internal server error'),
    revoked: unauthorized,
  },
  headers: (ids) => ({ 'request-id': ids.alphanumeric('req_', 24) }),
  journal: { redact: ['messages', 'system', 'content'] },
});
