import ipaddr from 'ipaddr.js';

/**
 * public: anybody may be called there. private: only by an exemption of the operator (loopback, RFC 1918, CGNAT,
 * unique local). never: metadata services, link-local, multicast and everything that is no host's own address;
 * only PATCHBAY_ALLOWED_PRIVATE_HOSTS names such an address.
 */
export type AddressKind = 'public' | 'private' | 'never';

/** Cloud metadata services that live on addresses which look public or merely private. */
const METADATA_ADDRESSES = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254']);
const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.com',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'instance-data',
  'instance-data.ec2.internal',
]);
const PRIVATE_IPV4 = new Set(['loopback', 'private', 'carrierGradeNat']);

/** Where an address leads, whatever its spelling. Text that is no address is `never`: the guard fails closed. */
export function addressKind(address: string): AddressKind {
  const bytes = bytesOf(address);
  if (bytes === null) return 'never';
  return bytes.length === 4 ? ipv4Kind(bytes) : ipv6Kind(bytes);
}

/** Names that must not be looked up at all; `localhost` and its kin are private, metadata names never allowed. */
export function nameKind(name: string): AddressKind {
  const host = plainName(name);
  if (METADATA_NAMES.has(host)) return 'never';
  if (host === 'localhost' || host.endsWith('.localhost')) return 'private';
  if (host === '' || host.includes('%')) return 'never';
  return 'public';
}

/** A literal's address without brackets, or null when the host is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  return bytesOf(bare) === null ? null : bare;
}

/** The operator's list: exact host names, addresses and CIDRs. */
export class AllowedHosts {
  private readonly names = new Set<string>();
  private readonly ranges: { network: number[]; prefix: number }[] = [];

  constructor(entries: readonly string[]) {
    for (const entry of entries) this.add(entry.trim());
  }

  allowsName(name: string): boolean {
    return this.names.size > 0 && this.names.has(plainName(name));
  }

  allowsAddress(address: string): boolean {
    if (this.ranges.length === 0) return false;
    const bytes = bytesOf(address);
    if (bytes === null) return false;
    const inner = mappedIpv4(bytes) ?? bytes;
    return this.ranges.some(({ network, prefix }) => matches(inner, network, prefix));
  }

  private add(entry: string): void {
    if (entry === '') return;
    const [host = '', prefixText] = entry.split('/');
    const network = bytesOf(host.replace(/^\[|\]$/g, ''));
    if (network === null) {
      this.names.add(plainName(entry));
      return;
    }
    const bits = network.length * 8;
    const prefix = prefixText === undefined ? bits : Number(prefixText);
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
      throw new Error(`PATCHBAY_ALLOWED_PRIVATE_HOSTS: ${entry} is no CIDR; write e.g. 10.0.0.0/8.`);
    }
    this.ranges.push({ network, prefix });
  }
}

/** Decides about hosts and addresses for one class of requests: with or without the private-address exemption. */
export class AddressGuard {
  constructor(
    private readonly allowed: AllowedHosts,
    private readonly exempt: boolean,
  ) {}

  /** Null when the host may be tried: a name still has to pass by the addresses it resolves to. */
  refuseHost(hostname: string): string | null {
    if (this.allowed.allowsName(hostname)) return null;
    const literal = literalAddress(hostname);
    if (literal !== null) return this.refuseAddress(hostname, literal);
    return this.verdict(nameKind(hostname), hostname);
  }

  /** Null when a socket may connect there. `hostname` is the name that resolved to the address. */
  refuseAddress(hostname: string, address: string): string | null {
    if (this.allowed.allowsName(hostname) || this.allowed.allowsAddress(address)) return null;
    return this.verdict(addressKind(address), hostname);
  }

  private verdict(kind: AddressKind, hostname: string): string | null {
    if (kind === 'public' || (kind === 'private' && this.exempt)) return null;
    return `${hostname} is not a public address. The operator may allow it by PATCHBAY_ALLOWED_PRIVATE_HOSTS.`;
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/\.+$/, '');
}

/** Decimal, octal and hexadecimal IPv4 included; null when the text is no address. Zones (`%eth0`) are refused. */
function bytesOf(address: string): number[] | null {
  if (address.includes('%')) return null;
  if (ipaddr.IPv4.isValid(address)) return ipaddr.IPv4.parse(address).toByteArray();
  // ipaddr.js reads `::127.0.0.1` (compatible) as mapped: told apart by rewriting its dotted tail in hexadecimal first.
  const hexadecimal = hexTail(address);
  if (hexadecimal === null || !ipaddr.IPv6.isValid(hexadecimal)) return null;
  return ipaddr.IPv6.parse(hexadecimal).toByteArray();
}

function hexTail(address: string): string | null {
  if (!address.includes(':')) return null;
  const dotted = /^(.*:)([0-9.]+)$/.exec(address);
  const tail = dotted?.[2];
  if (dotted === null || tail === undefined || !tail.includes('.')) return address;
  if (!ipaddr.IPv4.isValidFourPartDecimal(tail)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(tail).toByteArray();
  return `${dotted[1] ?? ''}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function ipv4Kind(bytes: number[]): AddressKind {
  const address = new ipaddr.IPv4(bytes);
  if (METADATA_ADDRESSES.has(address.toString())) return 'never';
  const range = address.range();
  if (range === 'unicast') return 'public';
  return PRIVATE_IPV4.has(range) ? 'private' : 'never';
}

function ipv6Kind(bytes: number[]): AddressKind {
  const inner = mappedIpv4(bytes) ?? nat64Ipv4(bytes);
  if (inner !== null) return ipv4Kind(inner);
  const address = new ipaddr.IPv6(bytes);
  if (METADATA_ADDRESSES.has(address.toString())) return 'never';
  const range = address.range();
  if (range === 'loopback' || range === 'uniqueLocal') return 'private';
  // Of "unicast" only 2000::/3 is handed out; compatible (::a.b.c.d) and other odd forms fall outside it. An ISATAP
  // interface id carries an IPv4 address that the local network would tunnel to.
  if (range !== 'unicast' || ((bytes[0] ?? 0) & 0xe0) !== 0x20 || isIsatap(bytes)) return 'never';
  return 'public';
}

/** ::ffff:a.b.c.d */
function mappedIpv4(bytes: number[]): number[] | null {
  const mapped =
    bytes.length === 16 && bytes.slice(0, 10).every((b) => b === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? bytes.slice(12) : null;
}

/** 64:ff9b::a.b.c.d, which a DNS64 resolver answers for an IPv4-only host. */
function nat64Ipv4(bytes: number[]): number[] | null {
  const prefix = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
  return prefix.every((byte, index) => bytes[index] === byte) ? bytes.slice(12) : null;
}

function isIsatap(bytes: number[]): boolean {
  return ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}

function matches(bytes: number[], network: number[], prefix: number): boolean {
  if (bytes.length !== network.length) return false;
  for (let index = 0; index * 8 < prefix; index += 1) {
    const bits = Math.min(8, prefix - index * 8);
    const mask = (0xff << (8 - bits)) & 0xff;
    if (((bytes[index] ?? 0) & mask) !== ((network[index] ?? 0) & mask)) return false;
  }
  return true;
}
