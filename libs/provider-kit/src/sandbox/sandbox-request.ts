import { decodeForm, type FormValue } from '../form-encoding.ts';
import type { HttpMethod } from '../vendor-http.ts';

/** A request as it reached a simulated vendor. Header names are lower case; the path has no vendor prefix. */
export interface RawSandboxRequest {
  readonly method: HttpMethod;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The same with what handlers read from it. */
export interface SandboxRequest extends RawSandboxRequest {
  readonly params: URLSearchParams;
  readonly contentType: string;
  /** Fields of a form body, nested by brackets; empty for other bodies. */
  form(): Record<string, FormValue>;
  /** The JSON body; undefined when it is not JSON. */
  json(): unknown;
}

export interface SandboxResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text as it is, null as no body. */
  readonly body: unknown;
}

/** Wraps a raw request. */
export function sandboxRequest(raw: RawSandboxRequest): SandboxRequest {
  const contentType = raw.headers['content-type'] ?? '';
  return {
    ...raw,
    contentType,
    params: new URLSearchParams(raw.query),
    form: () => (contentType.includes('x-www-form-urlencoded') ? decodeForm(raw.body) : {}),
    json: () => {
      try {
        return JSON.parse(raw.body) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}

/** The answer's body as sent, with its content type. */
export function serialised(response: SandboxResponse): { text: string; contentType: string | null } {
  if (response.body === null || response.body === undefined) return { text: '', contentType: null };
  if (typeof response.body === 'string') return { text: response.body, contentType: 'text/plain; charset=utf-8' };
  return { text: JSON.stringify(response.body), contentType: 'application/json' };
}
