import ipaddr from 'ipaddr.js';

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
  return ipaddr.IPv4.isValidFourPartDecimal(last) || ipaddr.IPv6.isValid(last) ? last : direct;
}

/** What counts as one place: an IPv4 address, or the 64 bits of an IPv6 network, which one household has all of. */
export function placeOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const network = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return `${network.map((part) => part.toString(16)).join(':')}::/64`;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}
