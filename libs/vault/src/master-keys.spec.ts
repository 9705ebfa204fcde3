import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { MasterKeys } from './master-keys.ts';

describe('MasterKeys', () => {
  const keys = new MasterKeys({ masterKeys: ['new', 'old'].map((id) => ({ id, key: randomBytes(32) })) });

  it('closes with the first and opens with all', () => {
    const sealed = keys.require('old').seal('tenantKey', Buffer.alloc(0), 'x');
    expect([
      keys.current.name,
      keys.ids,
      keys.require('old').open('tenantKey', Buffer.alloc(0), sealed).toString(),
    ]).toEqual(['new', ['new', 'old'], 'x']);
  });

  it('names the one that is missing, and the cure', () => {
    expect(() => keys.require('gone')).toThrow(
      'Master key "gone" is needed and not there: add it to the end of PATCHBAY_MASTER_KEYS.',
    );
  });

  it('derives another key for each purpose', () => {
    expect(keys.derive('a').equals(keys.derive('a'))).toBe(true);
    expect(keys.derive('a').equals(keys.derive('b'))).toBe(false);
  });
});
