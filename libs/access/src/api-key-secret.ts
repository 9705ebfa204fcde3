import { randomBytes } from 'node:crypto';

/** 20 is the least a bootstrap key may have; 512 keeps a header from becoming work. */
const PRESENTABLE = /^[\x21-\x7e]{20,512}$/;

/** A new key: `pb_` and 256 random bits. */
export function newApiKeySecret(): string {
  return `pb_${randomBytes(32).toString('base64url')}`;
}

/** Enough of a key to tell it from others in a list, and far too little to use it. */
export function hintOf(secret: string): string {
  return `${secret.startsWith('pb_') ? 'pb_' : ''}…${secret.slice(-4)}`;
}

/** The key of an `Authorization: Bearer …` header; null when there is none or it cannot be a key. */
export function bearerOf(authorization: string | undefined): string | null {
  const presented = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return presented !== undefined && PRESENTABLE.test(presented) ? presented : null;
}
