import type { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
export type QueryValue = string | number | boolean | undefined;

/** One request to the vendor, relative to the connection's base URL. At most one of json, form and body is given. */
export interface VendorRequest {
  readonly method: HttpMethod;
  /** Begins with one `/`; the caller encodes variable segments (`segment()`). Absolute, `//`, `..` and CR/LF are refused. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded; nested objects and arrays in brackets (`metadata[k]`). */
  readonly form?: Readonly<Record<string, unknown>>;
  readonly body?: string | Uint8Array;
  /** `read` may be tried again by the pipeline whatever the handler's effect; default: by the handler's effect. */
  readonly effect?: 'read';
  /** How long the vendor may be silent, in milliseconds, where 30 s are too short (a long text is written). */
  readonly timeoutMs?: number;
  /** Statuses besides 2xx that the handler wants to see as an answer rather than as a failure. */
  readonly accept?: readonly number[];
}

/** The vendor's answer. `read` checks it against a schema and gives the typed value. */
export interface VendorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  json(): unknown;
  read<T>(schema: z.ZodType<T>): T;
}

/** The one way out for a provider: authenticated, limited, recorded by the pipeline. Throws VendorFailure. */
export interface VendorHttp {
  request(request: VendorRequest): Promise<VendorResponse>;
}
