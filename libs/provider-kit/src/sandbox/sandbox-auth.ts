import { createHash } from 'node:crypto';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

/** Who a request is from: a stable account made from the credential, or the vendor's refusal. */
export type Authentication =
  { readonly ok: true; readonly account: string } | { readonly ok: false; readonly response: SandboxResponse };

/** User name and password of HTTP basic authentication. */
export function basicCredentials(request: SandboxRequest): { username: string; password: string } | null {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/** The token of bearer authentication. */
export function bearerToken(request: SandboxRequest): string | null {
  return /^bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? null;
}

/** The rule of every simulated vendor: a credential that contains `invalid` is a bad one. */
export function isBadCredential(value: string): boolean {
  return /invalid/i.test(value);
}

/** A name for the holder of a credential that does not tell the credential. `length` hexadecimal digits, at most 64. */
export function accountOf(credential: string, length = 16): string {
  return createHash('sha256').update(`sandbox account ${credential}`).digest('hex').slice(0, length);
}
