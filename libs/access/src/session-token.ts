import { createHmac, randomBytes } from 'node:crypto';

/** A new token of a session, an invitation or a setup link: 256 random bits, 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What a page sends with each write. Derived from the session's token: it ends with the session, needs no storage, and does
 * not tell the token.
 */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('patchbay csrf').digest('base64url');
}

/** Whether the text can be a token at all. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}
