import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;

/** The key in `Authorization: Bearer …`; null when the header is missing or says something else. */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  return BEARER.exec(authorization)?.[1] ?? null;
}

/** Tells the platform key in constant time; nothing matches when there is none. */
export function platformKeyMatcher(platformKey: string | null): (authorization: string | undefined) => boolean {
  if (platformKey === null) return () => false;
  const expected = sha256(platformKey);
  return (authorization) => {
    const token = bearerToken(authorization);
    return token !== null && timingSafeEqual(sha256(token), expected);
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
