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

// From tsg_mail_v3.json, tsg_scopes_v3.json and tsg_user_v3.json (paths, fields, statuses, error bodies).

type State = Record<string, never>;
type Scope = SandboxScope<State>;

const email = z.object({ email: z.email(), name: z.string().optional() });
const mail = z
  .object({
    personalizations: z
      .array(
        z.object({
          to: z.array(email).min(1).max(1000),
          cc: z.array(email).max(1000).optional(),
          bcc: z.array(email).max(1000).optional(),
          subject: z.string().min(1).optional(),
          dynamic_template_data: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .min(1)
      .max(1000),
    from: email,
    reply_to: email.optional(),
    subject: z.string().min(1).optional(),
    content: z
      .array(z.object({ type: z.string().min(1), value: z.string().min(1) }))
      .min(1)
      .optional(),
    template_id: z.string().min(1).optional(),
  })
  .check(({ value, issues }) => {
    for (const [field, message] of problemsOf(value)) {
      issues.push({ code: 'custom', path: [field], message, input: value });
    }
  });
type Mail = z.output<typeof mail>;

function problemsOf({ personalizations, subject, content, template_id: template }: Mail): [string, string][] {
  const problems: [string, string][] = [];
  if (template === undefined && content === undefined) problems.push(['content', 'Content or a template is required.']);
  const hasSubject = subject !== undefined || personalizations.every((each) => each.subject !== undefined);
  if (template === undefined && !hasSubject) problems.push(['subject', 'A subject is required.']);
  if ((content ?? []).findIndex(({ type }) => type === 'text/plain') > 0) {
    problems.push(['content', 'text/plain must come before every other type.']);
  }
  if (personalizations.some(namesTwice)) {
    problems.push(['personalizations', 'An address may be in to, cc and bcc of a personalization only once.']);
  }
  return problems;
}

function namesTwice({ to, cc = [], bcc = [] }: Mail['personalizations'][number]): boolean {
  const all = [...to, ...cc, ...bcc].map((each) => each.email.toLowerCase());
  return new Set(all).size < all.length;
}

function errors(status: number, message: string, field: string | null = null): SandboxResponse {
  return { status, body: { errors: [{ message, field, help: null }] } };
}

const unauthorized = () => errors(401, 'The authorization grant is invalid, expired or revoked');

/** A key with `restricted` in it may do nothing but read its own scopes. */
function authenticate(request: SandboxRequest) {
  const key = bearerToken(request);
  if (key === null || !key.startsWith('SG.') || isBadCredential(key)) {
    return { ok: false as const, response: unauthorized() };
  }
  const kind = key.includes('restricted') ? 'restricted' : 'full';
  return { ok: true as const, account: `${kind}-${accountOf(key)}` };
}

const mayAll = ({ account }: Scope) => account.startsWith('full-');

function scopes(scope: Scope): SandboxResponse {
  const all = ['mail.send', 'alerts.read', 'user.username.read', '2fa_required'];
  return { status: 200, body: { scopes: mayAll(scope) ? all : ['alerts.read', '2fa_required'] } };
}

function username(scope: Scope): SandboxResponse {
  if (!mayAll(scope)) return errors(403, 'access forbidden');
  return { status: 200, body: { username: 'simulated-sendgrid-account', user_id: 17 } };
}

function send(scope: Scope): SandboxResponse {
  if (!mayAll(scope)) return errors(403, 'access forbidden');
  const parsed = mail.safeParse(scope.request.json());
  if (!parsed.success) {
    const body = parsed.error.issues.map(({ path, message }) => ({ message, field: path.join('.'), help: null }));
    return { status: 400, body: { errors: body } };
  }
  const id = scope.ids.alphanumeric('', 22);
  // One request is one id; each personalization is a message of its own.
  for (const [index, { to, cc = [], bcc = [] }] of parsed.data.personalizations.entries()) {
    scope.effect({
      kind: 'message',
      id: `${id}.${index}`,
      details: { to: to.map((each) => each.email).join(', '), recipients: to.length + cc.length + bcc.length },
    });
  }
  return { status: 202, headers: { 'x-message-id': id }, body: null };
}

/** The simulated SendGrid: its keys' scopes, its account's name, and mail that it accepts without a word. */
export const sendgridSandbox = defineSandbox<State>({
  provider: 'sendgrid',
  displayName: 'Twilio SendGrid',
  createState: () => ({}),
  authenticate,
  routes: [
    { method: 'GET', path: '/v3/scopes', handle: scopes },
    { method: 'GET', path: '/v3/user/username', handle: username },
    { method: 'POST', path: '/v3/mail/send', handle: send },
  ],
  answers: {
    notFound: () => errors(404, 'not found'),
    rateLimited: () => errors(429, 'too many requests'),
    serverError: (status) => errors(status, 'internal server error'),
    revoked: unauthorized,
  },
  journal: { redact: ['content.*.value', 'personalizations.*.dynamic_template_data'] },
});
