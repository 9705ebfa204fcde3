import { Agent } from 'undici';
import { AddressGuard, AllowedHosts } from './address-guard.ts';
import { Exchange } from './exchange.ts';
import type { OutboundRequest, OutboundResponse } from './outbound-request.ts';
import { OutboundError } from './outbound.errors.ts';
import { pinnedConnector, systemResolve, type Resolve } from './pinned-connector.ts';

const DEFAULT_CONNECT_TIMEOUT_MS = 5_000;
const DEFAULT_TIMEOUT_MS = 30_000;
/** Sockets per origin, more than a process has operations under way: a vendor slow for some must not hold up others. */
const CONNECTIONS_PER_ORIGIN = 512;
/** Idle sockets are closed early: one the host closes first would turn the next request into an unknown outcome. */
const KEEP_ALIVE_MS = 4_000;

export interface OutboundHttpOptions {
  /** Base URLs by provider that replace the vendor's own: their exact origins may be private. */
  readonly vendorBaseUrls: Readonly<Record<string, string>>;
  /** Host names, addresses and CIDRs that may be private for every provider. */
  readonly allowedPrivateHosts: readonly string[];
  /** For requests that say nothing themselves. */
  readonly vendorTimeoutMs?: number;
  readonly resolve?: Resolve;
}

/**
 * The only way out to a vendor: pooled connections, time-outs, size limits, public addresses only. Follows no redirect,
 * repeats nothing, and knows of each failure whether the request had left. Throws OutboundError, nothing else.
 */
export class OutboundHttp {
  private readonly allowed: AllowedHosts;
  private readonly exemptOrigins: ReadonlySet<string>;
  private readonly resolve: Resolve;
  private readonly timeoutMs: number;
  // Connections made under an exemption are never lent to a request without one.
  private readonly agents = new Map<string, Agent>();

  constructor(options: OutboundHttpOptions) {
    this.allowed = new AllowedHosts(options.allowedPrivateHosts);
    this.resolve = options.resolve ?? systemResolve;
    this.timeoutMs = options.vendorTimeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.exemptOrigins = new Set(
      Object.entries(options.vendorBaseUrls).map(([provider, url]) => exemption(provider, new URL(url).origin)),
    );
  }

  send(request: OutboundRequest): Promise<OutboundResponse> {
    const problem = requestProblem(request);
    if (problem !== null) return Promise.reject(new OutboundError('invalid_request', 'not_sent', problem));
    if (request.signal?.aborted === true) {
      return Promise.reject(new OutboundError('aborted', 'not_sent', 'The request was given up before it was sent.'));
    }
    const connectTimeoutMs = request.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS;
    const timeoutMs = request.timeoutMs ?? this.timeoutMs;
    const { origin, pathname, search } = request.url;
    const agent = this.agent(this.isExempt(request, origin), connectTimeoutMs);
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(request, request.deadlineMs ?? connectTimeoutMs + 2 * timeoutMs, resolve, reject);
      agent.dispatch(
        {
          origin,
          path: search === '' ? pathname : pathname + search,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        },
        exchange,
      );
    });
  }

  /** Lets running exchanges end, then closes every connection. */
  async close(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.close()));
  }

  /** Ends every connection now; what was running fails, with its delivery told truly. */
  async destroy(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.destroy()));
  }

  private isExempt(request: OutboundRequest, origin: string): boolean {
    return (
      request.allowPrivate ||
      (this.exemptOrigins.size > 0 && this.exemptOrigins.has(exemption(request.provider, origin)))
    );
  }

  private agent(exempt: boolean, connectTimeoutMs: number): Agent {
    const key = `${exempt ? 'exempt' : 'public'} ${connectTimeoutMs}`;
    const existing = this.agents.get(key);
    if (existing !== undefined) return existing;
    const agent = new Agent({
      connect: pinnedConnector(new AddressGuard(this.allowed, exempt), connectTimeoutMs, this.resolve),
      connections: CONNECTIONS_PER_ORIGIN,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      // One request per connection at a time: behind a request in flight, "not sent" could not be told from "unknown".
      pipelining: 1,
    });
    this.agents.set(key, agent);
    return agent;
  }
}

function exemption(provider: string, origin: string): string {
  return `${provider} ${origin}`;
}

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const METHOD = /^[A-Z]+$/;
/** Headers that decide how the message is framed or routed: the client writes them, nobody else. */
const FRAMING = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);

/** Why the request may not leave as it stands; null when it may. Never shows a header's value: it may be a secret. */
function requestProblem(request: OutboundRequest): string | null {
  const { url, method, headers } = request;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not http or https.`;
  if (url.username !== '' || url.password !== '')
    return `The URL of ${url.host} must not hold a user name or password.`;
  if (!METHOD.test(method)) return 'The method is not an HTTP method.';
  for (const name in headers) {
    if (!HEADER_NAME.test(name)) return 'A header name holds characters that HTTP does not allow.';
    if (FRAMING.has(name.toLowerCase())) return `The header ${name} is set by the hub itself.`;
    if (!HEADER_VALUE.test(headers[name] ?? '')) return `The header ${name} holds characters that HTTP does not allow.`;
  }
  return null;
}
