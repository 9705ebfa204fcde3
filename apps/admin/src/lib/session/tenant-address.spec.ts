import { describe, expect, it } from '@jest/globals';
import { addressIn, safeNext, tenantOfPath } from './tenant-address.ts';

describe('the address of a screen', () => {
  it('names its tenant', () => {
    expect(tenantOfPath('/t/acme/integrations')).toBe('acme');
    expect(tenantOfPath('/t/acme')).toBe('acme');
    expect(tenantOfPath('/integrations')).toBeNull();
    expect(addressIn('acme', '/integrations')).toBe('/t/acme/integrations');
    expect(addressIn('acme', '/')).toBe('/t/acme');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', null])(
    'after signing in is never somebody else’s: %s',
    (next) => expect(safeNext(next)).toBe('/'),
  );

  it('after signing in is where the person was', () => {
    expect(safeNext('/t/acme/operations?status=paused')).toBe('/t/acme/operations?status=paused');
  });
});
