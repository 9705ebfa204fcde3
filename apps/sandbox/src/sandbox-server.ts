import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SandboxJournal, SandboxVendor } from '@patchbay/provider-kit';
import { sandboxes } from '@patchbay/providers';
import { ControlApi } from './control-api.ts';
import { BodyTooLarge, readBody } from './request-body.ts';
import { sendJson } from './send-json.ts';
import { servePage } from './sandbox-page.ts';
import { serveVendor } from './vendor-door.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Loopback by default: the simulated vendors know no real secret, but the hub sends them what it has. */
  readonly host?: string;
  /** Bearer token of the control API. */
  readonly token: string;
  readonly clock?: { now(): Date };
  /** Exchanges the journal remembers. */
  readonly journalLimit?: number;
}

export interface Sandbox {
  /** Origin; a vendor is at `<url>/<provider>`. */
  readonly url: string;
  readonly port: number;
  readonly journal: SandboxJournal;
  /** The simulated vendors by provider name: faults can be injected and state reset in this process, too. */
  readonly vendors: ReadonlyMap<string, SandboxVendor>;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;

/** Starts the simulated vendors on one port. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', clock = { now: () => new Date() } } = options;
  const journal = new SandboxJournal(options.journalLimit);
  const environment = { journal, now: () => clock.now(), sleep: (ms: number) => sleep(ms, undefined, { ref: false }) };
  const vendors = new Map(sandboxes.map((each) => [each.provider, new SandboxVendor(each, environment)]));
  const control = new ControlApi(vendors, journal, options.token);
  const server = createServer((request, response) => {
    route(request, response, vendors, control).catch((error: unknown) => fail(response, error));
  });
  // Longer than any client keeps an idle connection, so that the client and not the server lets go first.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, options.port, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { url, port, journal, vendors, close: () => close(server) };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  vendors: ReadonlyMap<string, SandboxVendor>,
  control: ControlApi,
): Promise<void> {
  const [path, query] = splitUrl(request.url ?? '/');
  const body = await readBody(request);
  if (path.startsWith('/_control/')) return control.serve(request, response, { path, query, body });
  const [, name = ''] = path.split('/');
  const vendor = vendors.get(name);
  if (vendor !== undefined) {
    return serveVendor(vendor, request, response, { path: path.slice(name.length + 1) || '/', query, body });
  }
  if (servePage(request.method ?? 'GET', path, response)) return undefined;
  const known = [...vendors.keys()].join(', ');
  return sendJson(response, 404, {
    error: { code: 'unknown_vendor', message: `No simulated vendor is at ${path}; there are ${known}.` },
  });
}

/** Split as it came: a URL parser would tidy dot segments and doubled slashes away, which vendors see. */
function splitUrl(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  if (error instanceof BodyTooLarge) {
    return sendJson(response, 413, { error: { code: 'payload_too_large', message: error.message } });
  }
  return sendJson(response, 500, { error: { code: 'sandbox_error', message: 'The sandbox itself failed.' } });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
