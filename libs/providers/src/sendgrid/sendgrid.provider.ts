import {
  type CapabilityInput,
  defineProvider,
  type HealthReport,
  readIf,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './sendgrid.schemas.ts';

interface MailScope {
  readonly http: VendorHttp;
  readonly credentials: { readonly from_email: string };
}

/** Accepted (202) is all SendGrid says: no body, and the id of the request in a header. */
async function sendEmail({ http, credentials }: MailScope, input: CapabilityInput<'send_email'>) {
  const { subject, template, reply_to: replyTo } = input;
  const response = await http.request({
    method: 'POST',
    path: '/v3/mail/send',
    json: {
      personalizations: [
        {
          ...recipientsOf(input),
          // A template has a subject of its own, which may show ours.
          ...(template === undefined ? {} : { dynamic_template_data: { subject, ...input.variables } }),
        },
      ],
      from: { email: credentials.from_email },
      ...(replyTo === undefined ? {} : { reply_to: { email: replyTo } }),
      subject,
      ...(template === undefined ? { content: contentOf(input) } : { template_id: template }),
    },
  });
  const id = response.headers['x-message-id'];
  return { ...(id === undefined || id === '' ? {} : { message_id: id }), status: 'accepted' };
}

/** One personalization is one message. SendGrid refuses an address that is in it twice, so the first mention wins. */
function recipientsOf({ to, cc, bcc }: CapabilityInput<'send_email'>) {
  const seen = new Set<string>();
  const fresh = (addresses: readonly string[] = []) =>
    addresses.flatMap((email) => {
      const known = seen.has(email.toLowerCase());
      seen.add(email.toLowerCase());
      return known ? [] : [{ email }];
    });
  const [first, second, third] = [fresh(to), fresh(cc), fresh(bcc)];
  return {
    to: first,
    ...(second.length === 0 ? {} : { cc: second }),
    ...(third.length === 0 ? {} : { bcc: third }),
  };
}

/** SendGrid wants plain text before HTML. */
function contentOf({ text, html }: CapabilityInput<'send_email'>) {
  return [
    ...(text === undefined ? [] : [{ type: 'text/plain', value: text }]),
    ...(html === undefined ? [] : [{ type: 'text/html', value: html }]),
  ];
}

/** Every key may read its own scopes, the name of the account only with a scope for it. */
async function healthCheck({ http }: { readonly http: VendorHttp }): Promise<HealthReport> {
  const answer = await http.request({ method: 'GET', path: '/v3/scopes', effect: 'read' });
  const { scopes } = answer.read(schemas.scopes);
  const account = scopes.includes('user.username.read') ? await accountOf(http) : null;
  return {
    account: account ?? 'restricted key, account not readable',
    ...(scopes.includes('mail.send') ? {} : { missingPermissions: ['send_email'] }),
  };
}

async function accountOf(http: VendorHttp): Promise<string | null> {
  const accept = [403, 404];
  const response = await http.request({ method: 'GET', path: '/v3/user/username', effect: 'read', accept });
  return readIf(response, schemas.username)?.username ?? null;
}

function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const [first] = readIf(response, schemas.errorBody)?.errors ?? [];
  if (first === undefined) return null;
  const field = first.field && first.field !== 'null' ? first.field : undefined;
  return { providerCode: field, message: first.message };
}

export const sendgrid = defineProvider({
  name: 'sendgrid',
  slug: 'sendgrid',
  displayName: 'Twilio SendGrid',
  description: 'Transactional e-mail, from your own text or SendGrid’s dynamic templates.',
  category: 'email',
  url: 'https://sendgrid.com',
  availability: 'available',
  featured: true,
  requirements: ['A SendGrid account', 'An API key that may send mail', 'A verified sender or an authenticated domain'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'twilio/sendgrid-oai spec/json/tsg_mail_v3.json, tsg_scopes_v3.json, tsg_user_v3.json',
    'https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors',
    'https://www.twilio.com/docs/sendgrid/glossary/x-message-id',
  ],
  credentials: {
    // Beyond its beginning a key has no documented form.
    api_key: {
      label: 'API key',
      help: 'Begins with SG. and needs the permission Mail Send.',
      sensitive: true,
      required: true,
      pattern: 'SG\\.\\S+',
      kind: 'api_key',
    },
    from_email: {
      label: 'Sender address',
      help: 'A verified sender, or any address of an authenticated domain.',
      sensitive: false,
      required: true,
      pattern: '[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+',
      example: 'orders@acme.example',
    },
    webhook_public_key: {
      label: 'Event webhook verification key',
      help: 'Shown in the settings of the event webhook; base64. Public: it only verifies.',
      sensitive: false,
      required: false,
      pattern: '[A-Za-z0-9+/]+={0,2}',
    },
  },
  config: schemas.config,
  auth: { type: 'bearer', token: 'api_key' },
  // SendGrid's own sandbox mode only validates, and what it answers is not documented: the simulated vendor stands in.
  baseUrl: ({ region }, environment) => {
    if (environment === 'sandbox') return null;
    return region === 'eu' ? 'https://api.eu.sendgrid.com' : 'https://api.sendgrid.com';
  },
  healthCheck,
  capabilities: {
    // The API takes no idempotency key and cannot be asked by our own reference.
    send_email: { effect: 'opaque', handle: sendEmail },
  },
  redact: { request: ['content.*.value', 'personalizations.*.dynamic_template_data'] },
  readError,
});
