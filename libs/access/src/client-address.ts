import { isIP } from 'node:net';

const LOOPBACK_OR_PRIVATE = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i;

/**
 * Where a request comes from, for the brake and the list of sessions. A proxy in front adds the address it sees as the last
 * one of X-Forwarded-For; it is believed when the connection comes from this machine or a private network, where proxies
 * are. Somebody there who makes one up evades the brake per address, not the one per account.
 */
export function clientAddress(peer: string, forwardedFor: string | string[] | undefined): string {
  const direct = plain(peer);
  if (!LOOPBACK_OR_PRIVATE.test(direct)) return direct;
  const last = plain([forwardedFor ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '');
  return isIP(last) === 0 ? direct : last;
}

/** What counts as one place: an IPv4 address, or the 64 bits of an IPv6 network, which one household has all of. */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...middle, ...right].slice(0, 4).join(':')}::/64`;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}
