import type { VendorCall } from '../../api/list-calls.ts';

/** A call as a command for a shell. What the hub hid is hidden here, too: `[REDACTED]` is to be filled in by whoever runs it. */
export function curlCommand({ method, url, request }: Pick<VendorCall, 'method' | 'url' | 'request'>): string {
  const { headers, body } = request as { headers?: Record<string, string>; body?: unknown };
  const given = Object.entries(headers ?? {}).filter(([name]) => !/^(content-length|host)$/i.test(name));
  const type = given.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...given.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...bodyParts(body, type),
  ];
  return parts.join(' \\\n  ');
}

function bodyParts(body: unknown, type: string): string[] {
  if (body === undefined || body === null) return [];
  if (typeof body === 'string') return [`--data-raw ${quoted(body)}`];
  if (type.includes('x-www-form-urlencoded') && typeof body === 'object') {
    return Object.entries(body).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${textOf(value)}`)}`);
  }
  return [`--data-raw ${quoted(JSON.stringify(body))}`];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** For a POSIX shell: nothing inside is interpreted. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
