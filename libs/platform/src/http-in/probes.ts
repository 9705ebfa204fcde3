import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lifecycle } from '../bootstrap/lifecycle.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Readiness } from '../telemetry/readiness.ts';
import type { HubFacts } from './hub-facts.ts';

export interface ProbeParts {
  readonly lifecycle: Lifecycle;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly isPlatformKey: (authorization: string | undefined) => boolean;
  /** Told beside the checks of `/readyz`. */
  readonly facts: HubFacts;
}

type Probe = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/**
 * `/healthz`, `/readyz` and `/metrics`, answered in every phase and every role, by the bare server: a process that is
 * starting, draining or without role http has no other way to say so.
 */
export class Probes {
  readonly #parts: ProbeParts;
  readonly #probes: ReadonlyMap<string, Probe>;

  constructor(parts: ProbeParts) {
    this.#parts = parts;
    this.#probes = new Map<string, Probe>([
      ['/healthz', (_request, response) => this.#health(response)],
      ['/readyz', (_request, response) => this.#ready(response)],
      ['/metrics', (request, response) => this.#metrics(request, response)],
    ]);
  }

  /** True when the request was a probe and is being answered. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '';
    const query = url.indexOf('?');
    const probe = this.#probes.get(query === -1 ? url : url.slice(0, query));
    if (probe === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    probe(request, response).catch(() => send(response, 500, { status: 'failed' }));
    return true;
  }

  #health(response: ServerResponse): Promise<void> {
    send(response, 200, { status: 'ok', phase: this.#parts.lifecycle.phase });
    return Promise.resolve();
  }

  async #ready(response: ServerResponse): Promise<void> {
    const { lifecycle, readiness, facts } = this.#parts;
    if (!this.#isOpen()) return send(response, 503, { status: lifecycle.phase, ...facts });
    const { ok, checks } = await readiness.report();
    // Draining may have begun meanwhile.
    const ready = ok && this.#isOpen();
    send(response, ready ? 200 : 503, { status: ready ? 'ready' : 'unready', checks, ...facts });
  }

  #isOpen(): boolean {
    return this.#parts.lifecycle.phase === 'ready';
  }

  async #metrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocal(request) && !this.#parts.isPlatformKey(request.headers.authorization)) {
      return send(response, 401, {
        success: false,
        code: 'unauthenticated',
        message: 'Ask for /metrics on loopback, or with the platform key as bearer.',
        errors: {},
        request_id: '',
      });
    }
    const { registry } = this.#parts.metrics;
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
  }
}

/** A proxy on this machine brings strangers over loopback, and says so. */
function isLocal(request: IncomingMessage): boolean {
  const { headers, socket } = request;
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false;
  return socket.remoteAddress !== undefined && LOOPBACK.test(socket.remoteAddress);
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
