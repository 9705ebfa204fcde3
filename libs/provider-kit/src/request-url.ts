import { requestPathProblem } from './request-path.ts';
import type { QueryValue } from './vendor-http.ts';

/** A base URL taken apart once: origin without a slash, prefix without one at its end. */
export interface BaseUrl {
  readonly origin: string;
  readonly prefix: string;
}

/** An input no request can be made of. Nothing has been sent. The message shows no value: it may be a secret. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}

/** Refuses anything but http(s) with a host, an optional port and an optional path. */
export function parseBaseUrl(text: string): BaseUrl {
  if (!URL.canParse(text)) throw new InvalidRequest('The base URL of the connection is not a URL.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new InvalidRequest('The base URL is not http or https.');
  if (url.username !== '' || url.password !== '') throw new InvalidRequest('The base URL must not hold a user name.');
  if (url.search !== '' || url.hash !== '') throw new InvalidRequest('The base URL must not hold a query or fragment.');
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') };
}

/** `a=b&c=d`, empty without parameters; undefined values are left out. */
export function queryText(query: Readonly<Record<string, QueryValue>> | undefined): string {
  let text = '';
  for (const name in query) {
    const value = query[name];
    if (value === undefined) continue;
    text += `${text === '' ? '' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  }
  return text;
}

/** Base, path and query as one URL that is certainly still below the base. */
export function requestUrl(base: BaseUrl, path: string, query: string): URL {
  const problem = requestPathProblem(path);
  if (problem !== null) throw new InvalidRequest(`The request path ${problem}.`);
  const url = new URL(`${base.origin}${base.prefix}${path}${query === '' ? '' : `?${query}`}`);
  // The rule above should make this impossible; a parser's surprise must not carry a credential to another host.
  if (url.origin !== base.origin || !url.pathname.startsWith(`${base.prefix}/`)) {
    throw new InvalidRequest('The request path leaves the base URL of the connection.');
  }
  return url;
}
