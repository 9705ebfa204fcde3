import type { TestVendor } from '@patchbay/testing';
import { startVendor } from '@patchbay/testing';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the vendor repeats what it was sent. */
export interface Echo {
  readonly status: number;
  /** Characters before the echo, to put it across the place where a long answer is cut. */
  readonly padding?: number;
  readonly form?: 'json' | 'text' | 'html';
}

export interface EchoVendor {
  readonly url: string;
  /** From now on, for paths that begin so; null: passes everything on to the simulated vendors. */
  echo(at: string, how: Echo | null): void;
  close(): Promise<void>;
}

/**
 * A vendor that behaves, or answers with everything it was sent, in every form and place: its credential too, as badly made
 * vendors do.
 */
export async function startEchoVendor(sandboxUrl: string): Promise<EchoVendor> {
  const echoes = new Map<string, Echo>();
  const vendor: TestVendor = await startVendor((request, response) => {
    const body = vendor.requests.at(-1)?.body ?? '';
    const how = [...echoes].find(([at]) => request.url?.startsWith(at))?.[1];
    if (how === undefined) void passOn(sandboxUrl, request, body, response);
    else repeat(how, request, body, response);
  });
  return {
    url: vendor.url,
    echo: (at, how) => {
      if (how === null) echoes.delete(at);
      else echoes.set(at, how);
    },
    close: () => vendor.close(),
  };
}

async function passOn(
  sandboxUrl: string,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const answer = await fetch(`${sandboxUrl}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(body === '' ? {} : { body }),
  });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
  response.end(await answer.text());
}

function repeat(how: Echo, request: IncomingMessage, body: string, response: ServerResponse): void {
  const secrets = secretsOf(request);
  const all = [...secrets, ...secrets.flatMap(encodings), request.url ?? '', body].join(' | ');
  const message = `${'x'.repeat(how.padding ?? 0)}You sent ${all}`;
  const [secret = ''] = secrets;
  // Headers hold Latin-1 only; whatever does not fit is left out rather than sent in another form.
  const inHeader = secret.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  response.writeHead(how.status, {
    'content-type': { json: 'application/json', text: 'text/plain', html: 'text/html' }[how.form ?? 'json'],
    'x-request-id': inHeader,
    'request-id': inHeader,
    'twilio-request-id': inHeader,
    'x-ratelimit-note': inHeader,
    'www-authenticate': `Basic realm="${inHeader.replaceAll('"', "'")}"`,
    'set-cookie': `session=${encodeURIComponent(secret)}`,
    location: `/elsewhere?key=${encodeURIComponent(secret)}`,
  });
  response.end((how.form ?? 'json') === 'json' ? JSON.stringify(answerOf(message, secret, request)) : message);
}

/** The fields in which vendors put what they have to say, all at once. */
function answerOf(message: string, secret: string, request: IncomingMessage): object {
  return {
    code: secret,
    status: 'failed',
    sid: secret,
    id: secret,
    message,
    detail: message,
    error:
      request.url?.startsWith('/plivo') === true ? message : { code: secret, type: secret, message, param: secret },
    [secret]: secret,
    headers: request.headers,
    nested: [{ [`x-${secret}`]: [secret] }],
  };
}

/** Every value of a header or parameter that might be a key, and what is within a basic token. */
function secretsOf(request: IncomingMessage): string[] {
  const authorization = request.headers.authorization ?? '';
  const [scheme = '', token = ''] = authorization.split(' ');
  const basic = /^basic$/i.test(scheme) ? Buffer.from(token, 'base64').toString() : '';
  const password = basic.slice(basic.indexOf(':') + 1);
  const parameters = [...new URL(request.url ?? '/', 'http://localhost').searchParams.values()];
  const own = ['x-api-key', 'x-key'].map((name) => String(request.headers[name] ?? ''));
  return [password, ...own, ...parameters, basic, token, authorization].filter((text) => text !== '');
}

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    JSON.stringify(secret),
  ];
}

export const ECHOES: readonly Echo[] = [
  ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map((status) => ({ status })),
  { status: 200 },
  { status: 201, form: 'text' },
  { status: 302 },
  { status: 400, form: 'html' },
  { status: 500, form: 'text' },
  // Across the cut of a long answer, and of a long text that is not parsed.
  { status: 400, form: 'text', padding: 8_192 - 40 },
  { status: 400, form: 'json', padding: 8_192 - 60 },
  { status: 400, form: 'text', padding: 70_000 },
];
