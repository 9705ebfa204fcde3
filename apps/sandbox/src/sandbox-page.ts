import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

const FILES = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/sandbox.css': { file: 'sandbox.css', type: 'text/css; charset=utf-8' },
  '/sandbox.js': { file: 'sandbox.js', type: 'text/javascript; charset=utf-8' },
} as const;

/** Nothing inline, nothing from elsewhere, in nobody's frame. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const cache = new Map<string, Buffer>();

/** Serves the page and its two files; false when the path is none of them. */
export function servePage(method: string, path: string, response: ServerResponse): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || !Object.hasOwn(FILES, path)) return false;
  const { file, type } = FILES[path as keyof typeof FILES];
  const content = cache.get(file) ?? readFileSync(new URL(`./page/${file}`, import.meta.url));
  cache.set(file, content);
  response.writeHead(200, { ...HEADERS, 'content-type': type });
  response.end(method === 'HEAD' ? undefined : content);
  return true;
}
