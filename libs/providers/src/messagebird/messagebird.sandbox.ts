import {
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';

// From the Channels API's reference (paths, fields, 202). The form of its errors is not confirmed: `code` and `message`.

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly text: string;
  readonly reference: string | null;
  readonly createdAt: Date;
}

interface State {
  readonly messages: BoundedMap<Message>;
}
type Scope = SandboxScope<State>;
type Fields = Readonly<Record<string, unknown>>;

const error = (status: number, code: string, message: string): SandboxResponse => ({ status, body: { code, message } });
const unauthorized = () => error(401, 'Unauthorized', 'The access key is not valid.');

/** A key opens the workspace named in the path. */
function authenticate(request: SandboxRequest) {
  const [, key = ''] = /^accesskey\s+(\S+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
  if (key === '' || isBadCredential(key)) return { ok: false as const, response: unauthorized() };
  const workspace = /^\/workspaces\/([^/]+)/.exec(request.path)?.[1] ?? '';
  return { ok: true as const, account: workspace };
}

function listChannels({ account, now }: Scope): SandboxResponse {
  const channel = { id: account, platformId: 'sms-messagebird', name: 'Simulated SMS channel', status: 'active' };
  return { status: 200, body: { results: [{ ...channel, createdAt: now.toISOString() }] } };
}

function sendMessage(scope: Scope): SandboxResponse {
  const to = recipientOf(scope.request.json());
  const text = at(scope.request.json(), 'body', 'text', 'text');
  if (to === null) return error(422, 'InvalidPayload', 'receiver.contacts must hold a phone number');
  if (typeof text !== 'string' || text === '') return error(422, 'InvalidPayload', 'body.text.text must be given');
  const reference = at(scope.request.json(), 'reference');
  const message: Message = {
    id: scope.ids.uuid(),
    channel: scope.params['channel'] ?? '',
    to,
    text,
    reference: typeof reference === 'string' ? reference : null,
    createdAt: scope.now,
  };
  scope.state.messages.set(message.id, message);
  scope.effect({ kind: 'message', id: message.id, reference: message.reference, details: { to } });
  return { status: 202, body: shown(message, 'accepted') };
}

function recipientOf(body: unknown): string | null {
  const contacts = at(body, 'receiver', 'contacts');
  const number: unknown = Array.isArray(contacts) ? at(contacts[0], 'identifierValue') : null;
  return typeof number === 'string' && /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Fields)[key] : null),
    value,
  );
}

function listMessages({ params, state }: Scope): SandboxResponse {
  const own = state.messages.newestFirst().filter(({ channel }) => channel === params['channel']);
  return { status: 200, body: { results: own.slice(0, 100).map((message) => shown(message, 'delivered')) } };
}

function fetchMessage({ params, state }: Scope): SandboxResponse {
  const message = state.messages.get(params['id'] ?? '');
  if (message?.channel !== params['channel'] || message === undefined)
    return error(404, 'NotFound', 'No such message.');
  return { status: 200, body: shown(message, 'delivered') };
}

function shown(message: Message, status: string) {
  return {
    id: message.id,
    channelId: message.channel,
    receiver: { contacts: [{ identifierKey: 'phonenumber', identifierValue: message.to }] },
    body: { type: 'text', text: { text: message.text } },
    reference: message.reference,
    status,
    direction: 'outgoing',
    createdAt: message.createdAt.toISOString(),
  };
}

/** The simulated Bird, Channels API; a message looked up is `delivered`. */
export const messagebirdSandbox = defineSandbox<State>({
  provider: 'messagebird',
  displayName: 'Bird (MessageBird)',
  createState: () => ({ messages: new BoundedMap() }),
  authenticate,
  routes: [
    { method: 'GET', path: '/workspaces/:workspace/channels', handle: listChannels },
    { method: 'POST', path: '/workspaces/:workspace/channels/:channel/messages', handle: sendMessage },
    { method: 'GET', path: '/workspaces/:workspace/channels/:channel/messages', handle: listMessages },
    { method: 'GET', path: '/workspaces/:workspace/channels/:channel/messages/:id', handle: fetchMessage },
  ],
  answers: {
    notFound: () => error(404, 'NotFound', 'The requested resource was not found.'),
    rateLimited: () => error(429, 'TooManyRequests', 'Too many requests.'),
    serverError: (status) => error(status, 'InternalServerError', 'Simulated failure of the vendor.'),
    revoked: unauthorized,
  },
});
