import { connect } from 'node:net';
import type { WireAnswer } from './sound-answer.ts';

export interface RawRequest {
  readonly method?: string;
  /** As it is written on the request line: nothing is encoded or tidied. */
  readonly path: string;
  /** In order, repeated ones included. `Host` and `Connection: close` are added. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** With a Content-Length, unless `chunked`. */
  readonly body?: string | Buffer;
  readonly chunked?: boolean;
}

const CHUNK = 65_536;

/** Writes a request byte by byte as told, for what no HTTP client would send; null when the hub just closed. */
export function sendRaw(url: string, request: RawRequest): Promise<WireAnswer | null> {
  const { hostname, port, host } = new URL(url);
  const body = Buffer.from(request.body ?? '');
  const lines = [
    `${request.method ?? 'GET'} ${request.path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    ...(request.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ...lengthLines(request, body),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return exchange(hostname, Number(port), Buffer.concat([head, request.chunked === true ? inChunks(body) : body]));
}

function lengthLines(request: RawRequest, body: Buffer): string[] {
  if (request.chunked === true) return ['Transfer-Encoding: chunked'];
  return request.body === undefined ? [] : [`Content-Length: ${body.length}`];
}

function inChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += CHUNK) {
    const part = body.subarray(at, at + CHUNK);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

function exchange(hostname: string, port: number, bytes: Buffer): Promise<WireAnswer | null> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect({ host: hostname, port }, () => socket.write(bytes));
    socket.on('data', (data) => received.push(data));
    // The hub may answer and close before it has read everything; what it said still counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(parse(Buffer.concat(received).toString('utf8'))));
  });
}

function parse(received: string): WireAnswer | null {
  const text = received.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), text: text.slice(end + 4) };
}
