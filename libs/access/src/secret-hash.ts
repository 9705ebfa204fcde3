import { createHash } from 'node:crypto';

/** What is stored of an API key or a token. A plain digest is enough: they have too many bits to be guessed. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
