import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChangeBus, ChangeListener } from '../changes/change-bus.ts';
import type { BoundedCache } from './bounded-cache.ts';
import { tenantCache } from './tenant-cache.ts';

describe('tenantCache', () => {
  const clock = { monotonicMs: () => 0 };
  let hear: ChangeListener;
  let changes: { connected: boolean };
  let cache: BoundedCache<string>;
  const get = (): (string | undefined)[] => [cache.get('a'), cache.get('b')];
  beforeEach(() => {
    const bus = {
      connected: true,
      subscribe: (_topic: string, listener: ChangeListener): void => {
        hear = listener;
      },
    };
    changes = bus;
    cache = tenantCache({ topic: 'rules', changes: bus as unknown as ChangeBus, clock });
    cache.set('a', '1');
    cache.set('b', '2');
  });

  it('drops the value of the tenant that changed, or all', () => {
    hear({ tenantId: 'a', id: 'x' });
    expect(get()).toEqual([undefined, '2']);
    hear('all');
    expect(get()).toEqual([undefined, undefined]);
  });

  it('trusts nothing, not even what it loaded just now, while changes may be missed', () => {
    changes.connected = false;
    expect(get()).toEqual([undefined, undefined]);
  });
});
