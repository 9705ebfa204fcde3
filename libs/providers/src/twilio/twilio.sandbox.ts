import {
  basicCredentials,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
  type VendorIds,
} from '@patchbay/provider-kit';

// From twilio_api_v2010.json (paths, fields, statuses) and the error dictionary at twilio.com/docs/errors (codes).

interface Message {
  readonly sid: string;
  readonly account: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly createdAt: Date;
}

interface State {
  readonly messages: BoundedMap<Message>;
}
type Scope = SandboxScope<State>;

const PHONE = /^(whatsapp:)?\+[1-9]\d{6,14}$/;

function error(status: number, code: number, message: string): SandboxResponse {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

const unauthorized = () => error(401, 20003, 'Authenticate');

const notFound = ({ path }: { readonly path: string }) =>
  error(404, 20404, `The requested resource ${path} was not found`);

/** RFC 2822, the form of every date of this API. */
const dated = (date: Date) => date.toUTCString().replace('GMT', '+0000');

function authenticate(request: SandboxRequest) {
  const pair = basicCredentials(request);
  const known = pair !== null && pair.username !== '' && pair.password !== '';
  if (!known || isBadCredential(pair.username) || isBadCredential(pair.password)) {
    return { ok: false as const, response: unauthorized() };
  }
  // An API key (SK…) stands in for the auth token; then only the path names the account.
  const inPath = /\/Accounts\/([^/.]+)/.exec(request.path)?.[1] ?? '';
  const account = pair.username.startsWith('SK') ? inPath : pair.username;
  if (account !== inPath) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account };
}

function account({ account: sid, now }: Scope): SandboxResponse {
  return {
    status: 200,
    body: {
      sid,
      friendly_name: 'Simulated Twilio account',
      status: 'active',
      type: 'Full',
      // The real answer holds the token, too: whoever records it must hide it.
      auth_token: 'simulated-auth-token',
      owner_account_sid: sid,
      date_created: dated(now),
      date_updated: dated(now),
      uri: `/2010-04-01/Accounts/${sid}.json`,
      subresource_uris: { messages: `/2010-04-01/Accounts/${sid}/Messages.json` },
    },
  };
}

function createMessage(scope: Scope): SandboxResponse {
  const form = scope.request.form();
  const [to, from, body] = ['To', 'From', 'Body'].map((name) => {
    const value = form[name];
    return typeof value === 'string' ? value.trim() : '';
  }) as [string, string, string];
  const service = typeof form['MessagingServiceSid'] === 'string' ? form['MessagingServiceSid'] : '';
  if (to === '') return error(400, 21604, "A 'To' phone number is required.");
  if (from === '' && service === '')
    return error(400, 21603, "A 'From' or 'MessagingServiceSid' parameter is required.");
  if (body === '' && form['MediaUrl'] === undefined && form['ContentSid'] === undefined) {
    return error(400, 21602, 'Message body is required.');
  }
  if (!PHONE.test(to)) return error(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  const message: Message = {
    sid: scope.ids.hex('SM', 32),
    account: scope.account,
    to,
    from: from || service,
    body,
    createdAt: scope.now,
  };
  scope.state.messages.set(message.sid, message);
  scope.effect({ kind: 'message', id: message.sid, details: { to, from: message.from } });
  return { status: 201, body: shown(message, 'queued') };
}

function shown(message: Message, status: string) {
  const base = `/2010-04-01/Accounts/${message.account}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: message.account,
    messaging_service_sid: message.from.startsWith('MG') ? message.from : null,
    to: message.to,
    from: message.from,
    body: message.body,
    status,
    direction: 'outbound-api',
    num_segments: String(Math.max(1, Math.ceil(message.body.length / 160))),
    num_media: '0',
    price: null,
    price_unit: 'USD',
    error_code: null,
    error_message: null,
    api_version: '2010-04-01',
    date_created: dated(message.createdAt),
    date_updated: dated(message.createdAt),
    date_sent: status === 'queued' ? null : dated(message.createdAt),
    uri: `${base}.json`,
    subresource_uris: { media: `${base}/Media.json` },
  };
}

function listMessages({ request, account: sid, state }: Scope): SandboxResponse {
  const { params } = request;
  const size = Math.min(Math.max(Number(params.get('PageSize')) || 50, 1), 1000);
  const page = Math.max(Number(params.get('Page')) || 0, 0);
  const matching = state.messages.newestFirst().filter((message) => message.account === sid && likes(params, message));
  const uri = (at: number) => {
    const query = new URLSearchParams(params);
    query.set('PageSize', String(size));
    query.set('Page', String(at));
    return `/2010-04-01/Accounts/${sid}/Messages.json?${query.toString()}`;
  };
  return {
    status: 200,
    body: {
      messages: matching.slice(page * size, (page + 1) * size).map((message) => shown(message, 'delivered')),
      page,
      page_size: size,
      start: page * size,
      end: Math.min((page + 1) * size, matching.length) - 1,
      uri: uri(page),
      first_page_uri: uri(0),
      previous_page_uri: page > 0 ? uri(page - 1) : null,
      next_page_uri: (page + 1) * size < matching.length ? uri(page + 1) : null,
    },
  };
}

function likes(params: URLSearchParams, message: Message): boolean {
  const day = message.createdAt.toISOString().slice(0, 10);
  const [to, from, on] = [params.get('To'), params.get('From'), params.get('DateSent')];
  const [after, before] = [params.get('DateSent>'), params.get('DateSent<')];
  if ((to !== null && to !== message.to) || (from !== null && from !== message.from)) return false;
  if (on !== null && !on.startsWith(day)) return false;
  return (after === null || day >= after.slice(0, 10)) && (before === null || day <= before.slice(0, 10));
}

function fetchMessage({ request, params, account: sid, state }: Scope): SandboxResponse {
  const message = state.messages.get(params['sid'] ?? '');
  if (message === undefined || message.account !== sid) return notFound(request);
  return { status: 200, body: shown(message, 'delivered') };
}

/** The simulated Twilio. A message is `queued` when made and `delivered` when looked up. */
export const twilioSandbox = defineSandbox<State>({
  provider: 'twilio',
  displayName: 'Twilio',
  createState: () => ({ messages: new BoundedMap() }),
  authenticate,
  routes: [
    { method: 'GET', path: '/2010-04-01/Accounts/:account.json', handle: account },
    { method: 'POST', path: '/2010-04-01/Accounts/:account/Messages.json', handle: createMessage },
    { method: 'GET', path: '/2010-04-01/Accounts/:account/Messages.json', handle: listMessages },
    { method: 'GET', path: '/2010-04-01/Accounts/:account/Messages/:sid.json', handle: fetchMessage },
  ],
  answers: {
    notFound,
    rateLimited: () => error(429, 20429, 'Too Many Requests'),
    // The front of the API fails in its own words: no code of the error dictionary.
    serverError: (status) => ({ status, body: { message: 'Simulated failure of the vendor', status } }),
    revoked: unauthorized,
  },
  headers: (ids: VendorIds) => ({ 'twilio-request-id': ids.hex('RQ', 32) }),
});
