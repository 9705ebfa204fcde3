import {
  accountOf,
  basicCredentials,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';

const unauthorized = (): SandboxResponse => ({
  status: 401,
  body: { error: { code: 'unauthorized', message: 'The key is not known here.' } },
});

/** Headers every client sends; any other may carry the key. */
const ORDINARY = /^(host|connection|accept.*|content-.*|user-agent|transfer-encoding|x-request-id|traceparent)$/;

/** How the key is sent is the tenant's choice, so it is looked for wherever it may be. */
function credentialOf(request: SandboxRequest): string {
  const basic = basicCredentials(request);
  const headers = Object.entries(request.headers).filter(([name]) => !ORDINARY.test(name));
  const own = headers.map(([, value]) => value).join('\n');
  return [basic?.username, basic?.password, own, ...request.params.values()].filter(Boolean).join('\n');
}

function authenticate(request: SandboxRequest) {
  const credential = credentialOf(request);
  if (credential === '' || isBadCredential(credential)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: accountOf(credential) };
}

/** Says what it was asked. Values of parameters stay out: one of them may be the key. */
function echo({ request, ids, effect }: SandboxScope<null>): SandboxResponse {
  const { method, path, params } = request;
  const changes = method !== 'GET' && method !== 'HEAD';
  const id = ids.alphanumeric('req_', 16);
  if (changes) effect({ kind: 'request', id, details: { method, path } });
  return {
    status: method === 'POST' ? 201 : 200,
    body: { id, method, path, parameters: [...params.keys()], received: request.json() ?? (request.body || null) },
  };
}

/** `/status/418` answers 418: to try out what a refusal looks like. */
function withStatus({ params }: SandboxScope<null>): SandboxResponse {
  const status = Number(params['status']);
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    return { status: 400, body: { error: { code: 'bad_status', message: 'Ask for a status from 200 to 599.' } } };
  }
  if (status === 204 || status === 304) return { status, body: null };
  if (status < 300) return { status, body: { status } };
  return { status, body: { error: { code: `status_${status}`, message: `You asked for ${status}.` } } };
}

/** A simulated API of nobody in particular: it echoes. */
export const customSandbox = defineSandbox<null>({
  provider: 'custom',
  displayName: 'Custom HTTP API',
  createState: () => null,
  authenticate,
  routes: [
    { method: 'ANY', path: '/status/:status', handle: withStatus },
    { method: 'ANY', path: '/*', handle: echo },
  ],
  answers: {
    notFound: () => ({ status: 404, body: { error: { code: 'not_found', message: 'There is nothing here.' } } }),
    rateLimited: () => ({ status: 429, body: { error: { code: 'rate_limited', message: 'Too many requests.' } } }),
    serverError: (status) => ({ status, body: { error: { code: 'failure', message: 'Simulated failure.' } } }),
    revoked: unauthorized,
  },
  journal: { hideQuery: true },
});
