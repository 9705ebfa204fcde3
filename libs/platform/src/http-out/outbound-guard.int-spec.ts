import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import type { RequestListener } from 'node:http';
import { OutboundError } from './outbound.errors.ts';
import { OutboundHttp } from './outbound-http.ts';
import type { OutboundRequest } from './outbound-request.ts';

const closers: (() => Promise<unknown>)[] = [];
let out: OutboundHttp;

beforeEach(() => {
  out = new OutboundHttp({ vendorBaseUrls: {}, allowedPrivateHosts: [] });
  closers.push(() => out.destroy());
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listening(server: Server | TcpServer): Promise<string> {
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  if ('closeAllConnections' in server) closers.push(async () => server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const http = (listener: RequestListener): Promise<string> => listening(createServer(listener));

function tcp(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  const url = listening(server);
  closers.push(async () => sockets.forEach((socket) => socket.destroy()));
  return url;
}

function post(url: string, extra: Partial<OutboundRequest> = {}): OutboundRequest {
  return {
    provider: 'acme',
    url: new URL(url),
    method: 'POST',
    headers: {},
    body: 'x=1',
    allowPrivate: true,
    ...extra,
  };
}

async function failure(request: OutboundRequest): Promise<OutboundError> {
  const error: unknown = await out.send(request).then(
    (response) => new Error(`answered ${response.status}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutboundError)) throw error;
  return error;
}

describe('the private-address guard', () => {
  const noExemption = { allowPrivate: false };

  it('refuses a literal private host without touching it', async () => {
    let touched = false;
    const url = await tcp(() => (touched = true));
    expect(await failure(post(url, noExemption))).toMatchObject({ code: 'address_refused', delivery: 'not_sent' });
    expect(touched).toBe(false);
  });

  it('does not lend a connection made under an exemption', async () => {
    const url = await http((_, response) => response.end());
    await out.send(post(url));
    expect(await failure(post(url, noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '127.1',
    'localhost',
  ])('refuses %s', async (host) => {
    expect(await failure(post(`http://${host}:9/`, noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it('refuses a name when one of its addresses is private', async () => {
    out = resolving(() => ['93.184.216.34', '10.0.0.1']);
    expect(await failure(post('http://rebind.example/', noExemption))).toMatchObject({ code: 'address_refused' });
  });

  it('connects to the answer it checked: a name that changes its mind gains nothing', async () => {
    const url = await http((_, response) => response.end('inside'));
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    let lookups = 0;
    out = resolving(() => answers[lookups++] ?? ['127.0.0.1']);
    const rebinding = post(url.replace('127.0.0.1', 'rebind.example'), { ...noExemption, connectTimeoutMs: 100 });
    // The first answer is public, and unreachable here; whatever comes of it, the socket never sees the second answer.
    const error = await failure(rebinding);
    expect(error.delivery).toBe('not_sent');
    expect(lookups).toBe(1);
  });

  it('fails closed when a name cannot be resolved', async () => {
    out = new OutboundHttp({
      vendorBaseUrls: {},
      allowedPrivateHosts: [],
      resolve: (_, done) => done(new Error('EAI_AGAIN'), []),
    });
    closers.push(() => out.destroy());
    expect(await failure(post('http://nowhere.example/', noExemption))).toMatchObject({
      code: 'dns_failed',
      delivery: 'not_sent',
    });
  });

  it('exempts the exact provider and origin of an override, nobody else', async () => {
    const url = await http((_, response) => response.end('sandbox'));
    out = new OutboundHttp({ vendorBaseUrls: { twilio: `${url}/twilio` }, allowedPrivateHosts: [] });
    closers.push(() => out.destroy());
    expect((await out.send(post(`${url}/twilio/x`, { ...noExemption, provider: 'twilio' }))).status).toBe(200);
    expect(await failure(post(url, { ...noExemption, provider: 'custom' }))).toMatchObject({ code: 'address_refused' });
    const otherPort = 'http://127.0.0.1:9/';
    expect(await failure(post(otherPort, { ...noExemption, provider: 'twilio' }))).toMatchObject({
      code: 'address_refused',
    });
  });

  it('lets the hosts pass that the operator listed', async () => {
    const url = await http((_, response) => response.end());
    out = new OutboundHttp({ vendorBaseUrls: {}, allowedPrivateHosts: ['127.0.0.0/8'] });
    closers.push(() => out.destroy());
    expect((await out.send(post(url, noExemption))).status).toBe(200);
  });

  function resolving(answers: () => string[]): OutboundHttp {
    const http = new OutboundHttp({
      vendorBaseUrls: {},
      allowedPrivateHosts: [],
      resolve: (_, done) =>
        done(
          null,
          answers().map((address) => ({ address, family: 4 })),
        ),
    });
    closers.push(() => http.destroy());
    return http;
  }
});
