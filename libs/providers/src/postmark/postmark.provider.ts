import {
  type CapabilityInput,
  defineProvider,
  readIf,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './postmark.schemas.ts';

interface MailScope {
  readonly http: VendorHttp;
  readonly credentials: { readonly from_email: string };
  readonly config: { readonly message_stream?: string | undefined };
}

/** With a template another endpoint, which takes no subject: the template has its own. */
async function sendEmail(scope: MailScope, input: CapabilityInput<'send_email'>) {
  const { template } = input;
  const response = await scope.http.request({
    method: 'POST',
    path: template === undefined ? '/email' : '/email/withTemplate',
    json: {
      From: scope.credentials.from_email,
      To: listed(input.to),
      Cc: listed(input.cc),
      Bcc: listed(input.bcc),
      ReplyTo: input.reply_to,
      MessageStream: scope.config.message_stream,
      ...(template === undefined ? contentOf(input) : templateOf(template, input)),
    },
  });
  const { MessageID: id, Message: message } = response.read(schemas.sent);
  return { message_id: id, status: message };
}

/** Addresses are separated by commas; those the schema admits hold none. */
function listed(addresses: readonly string[] = []): string | undefined {
  return addresses.length === 0 ? undefined : addresses.join(',');
}

function contentOf({ subject, text, html }: CapabilityInput<'send_email'>) {
  return { Subject: subject, TextBody: text, HtmlBody: html };
}

/** Ids are whole numbers, everything else is an alias. The template may show our subject. */
function templateOf(template: string, { subject, variables }: CapabilityInput<'send_email'>) {
  const id = /^\d{1,15}$/.test(template) ? { TemplateId: Number(template) } : { TemplateAlias: template };
  return { ...id, TemplateModel: { subject, ...variables } };
}

/** A bad or missing token. */
const BAD_TOKEN = 10;

/** Answers of 200 and 422 alike tell by `ErrorCode` what happened; 0 is success. A 403 with a page is a network filter's. */
function readError(response: VendorResponse): VendorErrorReading | null {
  const verdict = readIf(response, schemas.verdict);
  if (verdict === null || verdict.ErrorCode === 0) return null;
  const reading = { providerCode: String(verdict.ErrorCode), message: verdict.Message };
  if (verdict.ErrorCode === BAD_TOKEN) return { ...reading, class: 'auth' };
  return response.status < 300 ? { ...reading, class: 'client' } : reading;
}

export const postmark = defineProvider({
  name: 'postmark',
  slug: 'postmark',
  displayName: 'Postmark',
  description: 'Transactional e-mail, from your own text or Postmark’s templates.',
  category: 'email',
  url: 'https://postmarkapp.com',
  availability: 'available',
  featured: true,
  requirements: ['A Postmark server', 'A confirmed sender signature or domain'],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [
    'ActiveCampaign/postmark.js 5.1.0 src/client/ServerClient.ts, src/client/models, src/client/errors',
    'https://postmarkapp.com/developer/api/overview',
  ],
  credentials: {
    // Usually a UUID; a test token need not be one.
    server_token: {
      label: 'Server API token',
      help: 'On the page API Tokens of your Postmark server.',
      sensitive: true,
      required: true,
      pattern: '[!-~]+',
      kind: 'api_key',
    },
    from_email: {
      label: 'Sender address',
      help: 'A confirmed sender signature, or any address of a confirmed domain.',
      sensitive: false,
      required: true,
      pattern: '[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+',
      example: 'orders@acme.example',
    },
  },
  config: schemas.config,
  auth: { type: 'header', header: 'X-Postmark-Server-Token', value: 'server_token' },
  // One host: a server of the type Sandbox accepts everything and delivers nothing.
  baseUrl: { production: 'https://api.postmarkapp.com', sandbox: 'https://api.postmarkapp.com' },
  async healthCheck({ http }) {
    const response = await http.request({ method: 'GET', path: '/server', effect: 'read' });
    const { ID: id, Name: name } = response.read(schemas.server);
    return { account: name ? `${name} (${id})` : String(id) };
  },
  capabilities: {
    // The API takes no idempotency key and cannot be asked by our own reference.
    send_email: { effect: 'opaque', handle: sendEmail },
  },
  redact: {
    request: ['TextBody', 'HtmlBody', 'TemplateModel'],
    // GET /server shows the server's tokens, and addresses that let mail and events in.
    response: [
      'ApiTokens',
      'InboundAddress',
      'InboundHash',
      'InboundHookUrl',
      'BounceHookUrl',
      'OpenHookUrl',
      'DeliveryHookUrl',
      'ClickHookUrl',
    ],
  },
  readError,
});
