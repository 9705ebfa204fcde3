import { describe, expect, it } from '@jest/globals';
import { clientAddress, placeOf } from './client-address.ts';

describe('where a request comes from', () => {
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.3', '192.0.2.66, 198.51.100.1', '198.51.100.1'],
    ['172.20.0.2', ['192.0.2.66', '2001:db8::1'], '2001:db8::1'],
    ['127.0.0.1', 'unknown', '127.0.0.1'],
    ['127.0.0.1', '1', '127.0.0.1'],
    ['::1', '', '::1'],
    ['', undefined, ''],
  ])('of %s forwarded for %j is %s', (peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded)).toBe(address);
  });

  it('is one place for a whole IPv6 network', () => {
    expect(placeOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(placeOf('2001:db8:1::6')).toBe('2001:db8:1:0::/64');
    expect(placeOf('::1')).toBe('0:0:0:0::/64');
    expect(placeOf('198.51.100.1')).toBe('198.51.100.1');
  });
});
