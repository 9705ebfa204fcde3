import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AddressGuard, addressKind, AllowedHosts, literalAddress, nameKind } from './address-guard.ts';

const octet = fc.integer({ min: 0, max: 255 });
const group = fc.integer({ min: 0, max: 0xffff });
type Quad = [number, number, number, number];

/** IPv4 addresses nobody outside may be reached by, as the RFCs list them (not as the library under test does). */
const refusedIpv4: fc.Arbitrary<Quad> = fc.oneof(
  fc.tuple(fc.constant(0), octet, octet, octet),
  fc.tuple(fc.constant(10), octet, octet, octet),
  fc.tuple(fc.constant(127), octet, octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(198), fc.constantFrom(18, 19), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
);
const publicIpv4: fc.Arbitrary<Quad> = fc
  .tuple(fc.constantFrom(1, 8, 34, 52, 93, 142, 203), fc.integer({ min: 1, max: 200 }), octet, octet)
  .filter(([a, b, c]) => !(a === 203 && b === 0 && c === 113));

const dotted = (quad: Quad): string => quad.join('.');
const number = ([a, b, c, d]: Quad): number => a * 2 ** 24 + b * 2 ** 16 + c * 256 + d;
const hexPair = ([a, b, c, d]: Quad): string => `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;

const spellings: readonly ((quad: Quad) => string)[] = [
  dotted,
  (quad) => String(number(quad)),
  (quad) => `0x${number(quad).toString(16)}`,
  (quad) => quad.map((part) => `0x${part.toString(16)}`).join('.'),
  (quad) => quad.map((part) => `0${part.toString(8)}`).join('.'),
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b * 65536 + c * 256 + d}`,
];
const embeddings: readonly ((quad: Quad) => string)[] = [
  (quad) => `::ffff:${dotted(quad)}`,
  (quad) => `::ffff:${hexPair(quad)}`,
  (quad) => `0:0:0:0:0:ffff:${hexPair(quad)}`,
  (quad) => `::${dotted(quad)}`,
  (quad) => `::${hexPair(quad)}`,
  (quad) => `64:ff9b::${hexPair(quad)}`,
  (quad) => `64:ff9b::${dotted(quad)}`,
  (quad) => `2002:${hexPair(quad)}::1`,
  (quad) => `::ffff:0:${hexPair(quad)}`,
  (quad) => `64:ff9b:1::${hexPair(quad)}`,
  (quad) => `2606:4700::5efe:${hexPair(quad)}`,
];

describe('address kinds', () => {
  it('never calls an inner IPv4 address public, however it is spelt', () => {
    fc.assert(
      fc.property(refusedIpv4, fc.constantFrom(...spellings, ...embeddings), (quad, spell) => {
        expect(addressKind(spell(quad))).not.toBe('public');
      }),
      { numRuns: 2_000 },
    );
  });

  it('sees through what the URL parser makes of a host', () => {
    fc.assert(
      fc.property(refusedIpv4, fc.constantFrom(...spellings), (quad, spell) => {
        const { hostname } = new URL(`http://${spell(quad)}/`);
        expect(addressKind(literalAddress(hostname) ?? 'name')).not.toBe('public');
      }),
    );
    fc.assert(
      fc.property(refusedIpv4, fc.constantFrom(...embeddings), (quad, spell) => {
        const { hostname } = new URL(`http://[${spell(quad)}]/`);
        expect(addressKind(literalAddress(hostname) ?? 'name')).not.toBe('public');
      }),
    );
  });

  it('lets public addresses pass, mapped and NAT64 forms of them included', () => {
    fc.assert(
      fc.property(publicIpv4, (quad) => {
        for (const address of [dotted(quad), `::ffff:${hexPair(quad)}`, `64:ff9b::${hexPair(quad)}`]) {
          expect(addressKind(address)).toBe('public');
        }
      }),
    );
  });

  it('calls no IPv6 address outside 2000::/3 public', () => {
    const first = group.filter((value) => value < 0x2000 || value > 0x3fff);
    fc.assert(
      fc.property(first, group, group, group, group, group, group, group, (...groups) => {
        const text = groups.map((value) => value.toString(16)).join(':');
        const embeds = text.startsWith('64:ff9b:0:0:0:0:') || text.startsWith('0:0:0:0:0:ffff:');
        if (!embeds) expect(addressKind(text)).not.toBe('public');
      }),
    );
  });

  it('calls text that is no address never, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(['public', 'private', 'never']).toContain(addressKind(text))));
    expect(addressKind('fe80::1%eth0')).toBe('never');
    expect(addressKind('')).toBe('never');
  });

  it.each([
    ['2606:4700:4700::1111', 'public'],
    ['::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fd00:ec2::254', 'never'],
    ['168.63.129.16', 'never'],
    ['100.100.100.200', 'never'],
    ['169.254.169.254', 'never'],
    ['::', 'never'],
    ['ff02::1', 'never'],
    ['fec0::1', 'never'],
    ['2001:db8::1', 'never'],
  ])('knows %s as %s', (address, kind) => expect(addressKind(address)).toBe(kind));

  it.each([
    ['localhost', 'private'],
    ['LOCALHOST.', 'private'],
    ['x.localhost', 'private'],
    ['metadata.google.internal', 'never'],
    ['Metadata', 'never'],
    ['instance-data', 'never'],
    ['api.twilio.com', 'public'],
  ])('knows the name %s as %s', (name, kind) => expect(nameKind(name)).toBe(kind));
});

describe('exemptions', () => {
  it('cover loopback and private addresses, but never metadata services', () => {
    const exempt = new AddressGuard(new AllowedHosts([]), true);
    expect(exempt.refuseHost('127.0.0.1')).toBeNull();
    expect(exempt.refuseHost('localhost')).toBeNull();
    expect(exempt.refuseHost('169.254.169.254')).toContain('not a public address');
    expect(exempt.refuseHost('metadata.google.internal')).toContain('not a public address');
  });

  it('of the operator are exact names, addresses and ranges', () => {
    const guard = new AddressGuard(new AllowedHosts(['vendor.internal', '10.1.0.0/16', '::1', '192.168.0.7']), false);
    expect(guard.refuseHost('vendor.internal')).toBeNull();
    expect(guard.refuseAddress('vendor.internal', '172.16.0.1')).toBeNull();
    expect(guard.refuseHost('10.1.200.3')).toBeNull();
    expect(guard.refuseHost('[::ffff:a01:1]')).toBeNull();
    expect(guard.refuseHost('[::1]')).toBeNull();
    expect(guard.refuseHost('192.168.0.7')).toBeNull();
    expect(guard.refuseHost('192.168.0.8')).not.toBeNull();
    expect(guard.refuseHost('10.2.0.1')).not.toBeNull();
    expect(guard.refuseAddress('x.vendor.internal', '172.16.0.1')).not.toBeNull();
  });

  it('that are no CIDR are named when the process starts', () => {
    expect(() => new AllowedHosts(['10.0.0.0/40'])).toThrow('10.0.0.0/40 is no CIDR');
  });
});
