import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { OutboundHttp, type OutboundHttpOptions } from './outbound-http.ts';
import { OutboundError } from './outbound.errors.ts';
import type { OutboundRequest, OutboundResponse } from './outbound-request.ts';

/** Servers on loopback, and what asks them: one of each per test. */
export class OutboundWorld {
  readonly #closers: (() => Promise<unknown>)[] = [];
  #out = this.#made({});

  /** Asks otherwise from now on. */
  use(options: Partial<OutboundHttpOptions>): void {
    this.#out = this.#made(options);
  }

  send(request: OutboundRequest): Promise<OutboundResponse> {
    return this.#out.send(request);
  }

  /** Last made, first closed. */
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }

  http(listener: RequestListener): Promise<string> {
    return this.#listening(createServer(listener));
  }

  tcp(onSocket: (socket: Socket) => void): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      onSocket(socket);
    });
    const url = this.#listening(server);
    this.#closers.push(async () => sockets.forEach((socket) => socket.destroy()));
    return url;
  }

  /** Where nobody listens. */
  async nowhere(): Promise<string> {
    const url = await this.#listening(createTcpServer());
    await this.#closers.pop()?.();
    return url;
  }

  async #listening(server: Server | TcpServer): Promise<string> {
    this.#closers.push(() => new Promise((resolve) => server.close(resolve)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    if ('closeAllConnections' in server) this.#closers.push(async () => server.closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async failure(request: OutboundRequest): Promise<OutboundError> {
    const error: unknown = await this.send(request).then(
      (response) => new Error(`answered ${response.status}`),
      (reason: unknown) => reason,
    );
    if (!(error instanceof OutboundError)) throw error;
    return error;
  }

  #made(options: Partial<OutboundHttpOptions>): OutboundHttp {
    const out = new OutboundHttp({ vendorBaseUrls: {}, allowedPrivateHosts: [], ...options });
    this.#closers.push(() => out.destroy());
    return out;
  }
}

/** A request to the test's own server. */
export function post(url: string, extra: Partial<OutboundRequest> = {}): OutboundRequest {
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
