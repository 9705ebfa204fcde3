import {
  basicCredentials,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
  VendorIds,
} from '@patchbay/provider-kit';

// From plivo-node (paths, fields, statuses) and the messaging pages of its documentation (error shape).

interface Message {
  readonly uuid: string;
  readonly account: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly sentAt: Date;
}

interface State {
  readonly messages: BoundedMap<Message>;
}
type Scope = SandboxScope<State>;

const NUMBER = /^\+?[1-9]\d{6,14}$/;
const ids = new VendorIds();

const error = (status: number, message: unknown): SandboxResponse => ({
  status,
  body: { api_id: ids.uuid(), error: message },
});
const unauthorized = () => error(401, 'authentication failed');

function authenticate(request: SandboxRequest) {
  const pair = basicCredentials(request);
  const inPath = /^\/v1\/Account\/([^/]+)\//.exec(request.path)?.[1];
  const known = pair !== null && pair.password !== '' && pair.username === inPath;
  if (!known || isBadCredential(pair.username) || isBadCredential(pair.password)) {
    return { ok: false as const, response: unauthorized() };
  }
  return { ok: true as const, account: pair.username };
}

function account({ account: id, ids: own }: Scope): SandboxResponse {
  return {
    status: 200,
    body: {
      api_id: own.uuid(),
      auth_id: id,
      name: 'Simulated Plivo account',
      account_type: 'standard',
      billing_mode: 'prepaid',
      cash_credits: '100.00000',
      timezone: 'UTC',
      resource_uri: `/v1/Account/${id}/`,
    },
  };
}

function sendMessage(scope: Scope): SandboxResponse {
  const body = scope.request.json();
  if (typeof body !== 'object' || body === null) return error(400, 'The body is not JSON.');
  const field = (name: string) => {
    const value = (body as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  };
  const missing = ['dst', 'text'].find((name) => field(name) === '');
  if (missing !== undefined && !(missing === 'text' && 'template' in body)) {
    return error(400, { [missing]: ['This field is required.'] });
  }
  if (field('src') === '' && field('powerpack_uuid') === '') return error(400, { src: ['This field is required.'] });
  const numbers = field('dst').split('<');
  const [good, bad] = [numbers.filter((to) => NUMBER.test(to)), numbers.filter((to) => !NUMBER.test(to))];
  if (good.length === 0) return error(400, `${field('dst')} is not a valid phone number`);
  const sent = good.map((to) => send(scope, to, field('src'), field('type') || 'sms'));
  return {
    status: 202,
    body: {
      api_id: scope.ids.uuid(),
      message: 'message(s) queued',
      message_uuid: sent,
      ...(bad.length === 0 ? {} : { invalid_number: bad }),
    },
  };
}

function send({ state, account: id, now, ids: own, effect }: Scope, to: string, from: string, type: string): string {
  const uuid = own.uuid();
  state.messages.set(uuid, { uuid, account: id, from, to, type, sentAt: now });
  effect({ kind: 'message', id: uuid, details: { to, from, type } });
  return uuid;
}

function shown(message: Message) {
  return {
    message_uuid: message.uuid,
    from_number: message.from.replace(/^\+/, ''),
    to_number: message.to.replace(/^\+/, ''),
    message_state: 'delivered',
    message_direction: 'outbound',
    message_type: message.type,
    message_time: message.sentAt.toISOString().replace('T', ' ').replace('Z', '+00:00'),
    units: 1,
    total_amount: '0.00000',
    total_rate: '0.00000',
    resource_uri: `/v1/Account/${message.account}/Message/${message.uuid}/`,
  };
}

function listMessages({ request, account: id, state, ids: own }: Scope): SandboxResponse {
  const limit = Math.min(Math.max(Number(request.params.get('limit')) || 20, 1), 20);
  const offset = Math.max(Number(request.params.get('offset')) || 0, 0);
  const all = state.messages.newestFirst().filter((message) => message.account === id);
  const at = (from: number) => `/v1/Account/${id}/Message/?limit=${limit}&offset=${from}`;
  return {
    status: 200,
    body: {
      api_id: own.uuid(),
      meta: {
        limit,
        offset,
        previous: offset > 0 ? at(Math.max(offset - limit, 0)) : null,
        next: offset + limit < all.length ? at(offset + limit) : null,
        total_count: all.length,
      },
      objects: all.slice(offset, offset + limit).map(shown),
    },
  };
}

function fetchMessage({ params, account: id, state, ids: own }: Scope): SandboxResponse {
  const message = state.messages.get(params['uuid'] ?? '');
  if (message === undefined || message.account !== id) return error(404, 'not found');
  return { status: 200, body: { api_id: own.uuid(), ...shown(message) } };
}

/** The simulated Plivo. Every path ends in a slash; a message looked up is `delivered`. */
export const plivoSandbox = defineSandbox<State>({
  provider: 'plivo',
  displayName: 'Plivo',
  createState: () => ({ messages: new BoundedMap() }),
  authenticate,
  routes: [
    { method: 'GET', path: '/v1/Account/:id/', handle: account },
    // The vendor's own Node SDK asks with a doubled slash, and is served.
    { method: 'GET', path: '/v1/Account/:id//', handle: account },
    { method: 'POST', path: '/v1/Account/:id/Message/', handle: sendMessage },
    { method: 'GET', path: '/v1/Account/:id/Message/', handle: listMessages },
    { method: 'GET', path: '/v1/Account/:id/Message/:uuid/', handle: fetchMessage },
  ],
  answers: {
    notFound: () => error(404, 'not found'),
    rateLimited: () => error(429, 'Too many requests'),
    serverError: (status) => error(status, 'Simulated failure of the vendor'),
    revoked: unauthorized,
  },
});
