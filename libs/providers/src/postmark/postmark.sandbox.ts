import { z } from 'zod';
import {
  accountOf,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxScope,
} from '@patchbay/provider-kit';

// From postmark.js (paths, fields, error classes) and postmarkapp.com/developer/api/overview (error codes).

type State = Record<string, never>;
type Scope = SandboxScope<State>;

const MAX_RECIPIENTS = 50;

const envelope = {
  From: z.string().min(1),
  To: z.string().min(1),
  Cc: z.string().optional(),
  Bcc: z.string().optional(),
  ReplyTo: z.string().optional(),
  MessageStream: z.string().optional(),
};
const message = z
  .object({ ...envelope, Subject: z.string().optional(), TextBody: z.string(), HtmlBody: z.string() })
  .partial({ TextBody: true, HtmlBody: true });
const templated = z.object({
  ...envelope,
  TemplateId: z.int().optional(),
  TemplateAlias: z.string().optional(),
  TemplateModel: z.record(z.string(), z.unknown()),
});

function error(status: number, code: number, text: string): SandboxResponse {
  return { status, body: { ErrorCode: code, Message: text } };
}

/** Every fault of a message is a 422; its code tells which. */
const invalid = (text: string, code = 300) => error(422, code, text);

const badToken = () => error(401, 10, 'The request holds no valid server API token.');

function authenticate(request: SandboxRequest) {
  const token = request.headers['x-postmark-server-token'] ?? '';
  if (token === '' || isBadCredential(token)) return { ok: false as const, response: badToken() };
  return { ok: true as const, account: accountOf(token) };
}

function server({ account }: Scope): SandboxResponse {
  return {
    status: 200,
    body: {
      ID: Number.parseInt(account.slice(0, 6), 16),
      Name: 'Simulated Postmark server',
      // The real answer holds the tokens, too: whoever records it must hide them.
      ApiTokens: ['simulated-auth-token'],
      Color: 'blue',
      SmtpApiActivated: true,
      RawEmailEnabled: false,
      DeliveryType: 'Live',
      InboundHash: account,
      InboundAddress: `${account}@inbound.postmarkapp.com`,
      InboundHookUrl: '',
      TrackOpens: false,
      TrackLinks: 'None',
    },
  };
}

const addressesOf = (list: string | undefined) =>
  (list ?? '')
    .split(',')
    .map((each) => /<([^>]+)>\s*$/.exec(each)?.[1] ?? each.trim())
    .filter((each) => each !== '');

/** What is wrong with who it is from and for. A sender with `unconfirmed`, a recipient with `inactive` in it is refused. */
function envelopeProblem(mail: { From: string; To: string; Cc?: string | undefined; Bcc?: string | undefined }) {
  const recipients = [mail.To, mail.Cc, mail.Bcc].flatMap(addressesOf);
  const [from = ''] = addressesOf(mail.From);
  const wrong = [from, ...recipients].find((address) => !z.email().safeParse(address).success);
  if (wrong !== undefined) return invalid(`"${wrong}" is not a valid e-mail address.`);
  if ([mail.To, mail.Cc, mail.Bcc].some((list) => addressesOf(list).length > MAX_RECIPIENTS)) {
    return invalid(`To, Cc and Bcc may hold ${MAX_RECIPIENTS} addresses at most each.`);
  }
  if (from.includes('unconfirmed')) return invalid('The sender signature was not found.', 400);
  if (recipients.some((address) => address.includes('inactive'))) {
    return invalid('All recipients of this message are inactive.', 406);
  }
  return null;
}

function sendMessage(scope: Scope): SandboxResponse {
  const parsed = message.safeParse(scope.request.json());
  if (!parsed.success) return invalid(`The request is not valid at ${parsed.error.issues[0]?.path.join('.') ?? ''}.`);
  const { TextBody: text = '', HtmlBody: html = '' } = parsed.data;
  if (text === '' && html === '') return invalid('TextBody or HtmlBody is required.');
  return envelopeProblem(parsed.data) ?? accept(scope, parsed.data);
}

function sendTemplated(scope: Scope): SandboxResponse {
  const parsed = templated.safeParse(scope.request.json());
  if (!parsed.success) return invalid(`The request is not valid at ${parsed.error.issues[0]?.path.join('.') ?? ''}.`);
  const { TemplateId: id, TemplateAlias: alias } = parsed.data;
  if ((id === undefined) === (alias === undefined)) return invalid('Either TemplateId or TemplateAlias is required.');
  return envelopeProblem(parsed.data) ?? accept(scope, parsed.data);
}

function accept({ effect, ids, now }: Scope, mail: { To: string; Cc?: string | undefined; Bcc?: string | undefined }) {
  const id = ids.uuid();
  const recipients = [mail.To, mail.Cc, mail.Bcc].flatMap(addressesOf).length;
  effect({ kind: 'message', id, details: { to: mail.To, recipients } });
  return {
    status: 200,
    body: {
      To: mail.To,
      ...(mail.Cc === undefined ? {} : { Cc: mail.Cc }),
      ...(mail.Bcc === undefined ? {} : { Bcc: mail.Bcc }),
      SubmittedAt: now.toISOString(),
      MessageID: id,
      ErrorCode: 0,
      Message: 'OK',
    },
  };
}

/** The simulated Postmark: the server of a token, messages, and messages from templates (of any name). */
export const postmarkSandbox = defineSandbox<State>({
  provider: 'postmark',
  displayName: 'Postmark',
  createState: () => ({}),
  authenticate,
  routes: [
    { method: 'GET', path: '/server', handle: server },
    { method: 'POST', path: '/email', handle: sendMessage },
    { method: 'POST', path: '/email/withTemplate', handle: sendTemplated },
  ],
  answers: {
    notFound: () => ({ status: 404, body: '' }),
    rateLimited: () => error(429, 429, 'The rate limit was exceeded.'),
    serverError: (status) => ({ status, body: { Message: 'Simulated failure of the vendor.' } }),
    revoked: badToken,
  },
  journal: { redact: ['TextBody', 'HtmlBody', 'TemplateModel', 'ApiTokens', 'InboundHash', 'InboundAddress'] },
});
