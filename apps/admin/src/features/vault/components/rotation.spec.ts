import { describe, expect, it } from '@jest/globals';
import type { TenantKey } from '../api/get-vault-keys.ts';
import { rotationOf } from './rotation.ts';

const key = (changes: Partial<TenantKey>): TenantKey => ({
  ...{ purpose: 'data', version: 1, master_key_id: 'local', current_master_key: true, state: 'in_use' },
  ...{ unreadable: false, connection_keys: 0, created_at: '2026-11-21T12:00:00Z' },
  ...changes,
});

describe('the rotation of keys', () => {
  it('is over when the newest keys close everything', () => {
    const shredded = key({ state: 'shredded', current_master_key: false });
    const keys = [shredded, key({ version: 2, connection_keys: 5 }), key({ purpose: 'fingerprint' })];
    expect(rotationOf({ tenant_keys: keys })).toEqual({ dataKey: null, masterKey: null });
    expect(rotationOf({ tenant_keys: [] })).toEqual({ dataKey: null, masterKey: null });
  });

  it('is as far as what is closed by the newest data key, and by the current master key', () => {
    const keys = [
      key({ state: 'retired', connection_keys: 2, current_master_key: false }),
      key({ version: 2, connection_keys: 3 }),
      key({ purpose: 'fingerprint', current_master_key: false }),
    ];
    expect(rotationOf({ tenant_keys: keys })).toEqual({
      dataKey: { done: 3, total: 5 },
      masterKey: { done: 1, total: 3 },
    });
  });
});
