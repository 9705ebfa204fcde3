import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { SettingsError } from '../config/load-settings.ts';
import type { Probes } from './probes.ts';

const KEEP_ALIVE_MS = 72_000;
const REQUEST_MS = 60_000;
const CLOSE_POLL_MS = 50;

const CLOSED = JSON.stringify({
  success: false,
  code: 'unavailable',
  message: 'This process takes no requests: it is starting or stopping, or has no role http. Try again shortly.',
  errors: {},
  request_id: '',
});

/**
 * The one HTTP door. It listens before anything else starts (so that a taken port is known at once, and probes are
 * answered), lets requests in once the app is ready, and lets those under way finish when it closes.
 */
export class HttpDoor {
  readonly server: Server;
  readonly #sockets = new Set<Socket>();
  #serve: RequestListener = refuse;
  #handler: RequestListener = refuse;

  constructor(probes: Probes) {
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, (request, response) => {
      if (!probes.answer(request, response)) this.#serve(request, response);
    });
    this.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** For Fastify: it serves on this door's server, from `open` on. */
  readonly serverFactory = (handler: RequestListener): Server => {
    this.#handler = handler;
    return this.server;
  };

  /** Resolves with the port that was bound. */
  async listen(host: string, port: number): Promise<number> {
    this.server.listen({ host, port });
    await once(this.server, 'listening').catch((error: unknown) => {
      throw new SettingsError([
        `HOST, PORT: cannot listen on ${host}:${port}, it is taken or not allowed (${String(error)})`,
      ]);
    });
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  open(): void {
    this.#serve = this.#handler;
  }

  /** No new connections; resolves when the last request under way is answered. */
  async close(): Promise<void> {
    this.#serve = refuse;
    if (!this.server.listening) return;
    const closed = new Promise<'closed'>((resolve) => this.server.close(() => resolve('closed')));
    // A kept-alive connection becomes idle only when its request has been answered, so idle ones are closed repeatedly.
    while ((await Promise.race([closed, delay(CLOSE_POLL_MS)])) !== 'closed') {
      this.server.closeIdleConnections();
      this.#closeUnused();
    }
  }

  /** Browsers connect ahead of need; Node does not call a connection idle that has never asked for anything. */
  #closeUnused(): void {
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
  }
}

const refuse: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1', connection: 'close' }).end(CLOSED);
};
