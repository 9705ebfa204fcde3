import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpMethod, type SandboxVendor, serialised } from '@patchbay/provider-kit';

/** A silent vendor lets go after this many milliseconds, in case the client never does. */
const SILENCE_MS = 180_000;

interface Received {
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

/** Passes a request to a simulated vendor and its answer, silence or cut connection back to the socket. */
export async function serveVendor(
  vendor: SandboxVendor,
  request: IncomingMessage,
  response: ServerResponse,
  received: Received,
): Promise<void> {
  const outcome = await vendor.handle({
    ...received,
    method: (request.method ?? 'GET') as HttpMethod,
    headers: headersOf(request),
  });
  if (outcome.kind === 'reset') return void request.socket.resetAndDestroy();
  if (outcome.kind === 'silent') return stayOpen(request, response);
  const { text, contentType } = serialised(outcome.response);
  response.writeHead(outcome.response.status, {
    ...(contentType === null ? {} : { 'content-type': contentType }),
    ...outcome.response.headers,
  });
  response.end(request.method === 'HEAD' ? '' : text);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function stayOpen(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => request.socket.destroy(), SILENCE_MS).unref();
  response.once('close', () => clearTimeout(timer));
}
