import { createHash } from 'node:crypto';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

/** How a vendor honours idempotency keys. */
export interface IdempotencyRules {
  readonly in: 'header' | 'body';
  /** Of the header, in lower case, or of the field at the top of the JSON body. */
  readonly name: string;
  readonly methods: readonly string[];
  /** After this a key is forgotten. */
  readonly windowHours: number;
  readonly maxLength: number;
  /** Whether this answer is kept for the key: an answer given before the vendor began to act is not. */
  readonly keeps: (response: SandboxResponse) => boolean;
  /** When the vendor acted and its front failed: is that failure replayed (Stripe's 500), the default, or the success behind it? */
  readonly replays?: 'what_was_sent' | 'what_was_done';
  readonly whileRunning: () => SandboxResponse;
  readonly otherParameters: () => SandboxResponse;
  readonly tooLong: () => SandboxResponse;
  /** Added to a replayed answer, where the vendor marks one. */
  readonly replayHeaders?: Readonly<Record<string, string>>;
}

interface Kept {
  readonly fingerprint: string;
  readonly at: number;
  /** null while the first request runs. */
  readonly response: SandboxResponse | null;
}

/** Keys remembered at most, so that a long-lived sandbox does not grow. */
const MAX_KEYS = 20_000;

export type KeyClaim =
  | { readonly kind: 'first'; readonly id: string }
  | { readonly kind: 'answer'; readonly response: SandboxResponse; readonly replayed: boolean };

/** What a vendor remembers of the idempotency keys it has seen. */
export class ReplayKeys {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly rules: IdempotencyRules) {}

  /** The key of a request; null when it has none or the vendor ignores it. */
  keyOf(request: SandboxRequest): string | null {
    if (!this.rules.methods.includes(request.method)) return null;
    const key =
      this.rules.in === 'header' ? request.headers[this.rules.name] : fieldOf(request.json(), this.rules.name);
    return typeof key !== 'string' || key === '' ? null : key;
  }

  /** Takes the key for a request, or tells the answer it gets without acting. */
  claim(request: SandboxRequest, account: string, key: string, now: number): KeyClaim {
    if (key.length > this.rules.maxLength) return answer(this.rules.tooLong());
    const id = `${account}\n${key}`;
    const fingerprint = fingerprintOf(request);
    const held = this.kept.get(id);
    if (held === undefined || now - held.at > this.rules.windowHours * 3_600_000) {
      this.remember(id, { fingerprint, at: now, response: null });
      return { kind: 'first', id };
    }
    if (held.fingerprint !== fingerprint) return answer(this.rules.otherParameters());
    if (held.response === null) return answer(this.rules.whileRunning());
    const headers = { ...held.response.headers, ...this.rules.replayHeaders };
    return { kind: 'answer', response: { ...held.response, headers }, replayed: true };
  }

  /** Whether an answer is kept for the key. */
  holds(account: string, key: string): boolean {
    return (this.kept.get(`${account}\n${key}`)?.response ?? null) !== null;
  }

  /** Keeps the first answer, or frees the key when the vendor would not keep it. */
  settle(id: string, response: SandboxResponse): void {
    const held = this.kept.get(id);
    if (held === undefined) return;
    if (this.rules.keeps(response)) this.kept.set(id, { ...held, response });
    else this.kept.delete(id);
  }

  private remember(id: string, entry: Kept): void {
    this.kept.delete(id);
    this.kept.set(id, entry);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > MAX_KEYS && oldest !== undefined) this.kept.delete(oldest);
  }
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
}

function answer(response: SandboxResponse): KeyClaim {
  return { kind: 'answer', response, replayed: false };
}

/** The same parameters in another order are the same request. */
function fingerprintOf(request: SandboxRequest): string {
  const form = [...new URLSearchParams(request.body)].sort(([a, x], [b, y]) => (a + x < b + y ? -1 : 1));
  const body = request.contentType.includes('x-www-form-urlencoded') ? JSON.stringify(form) : request.body;
  return createHash('sha256').update(`${request.method} ${request.path}\n${body}`).digest('hex');
}
