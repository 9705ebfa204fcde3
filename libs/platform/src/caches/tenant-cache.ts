import type { ChangeBus } from '../changes/change-bus.ts';
import { BoundedCache, type BoundedCacheOptions } from './bounded-cache.ts';

const MOST_TENANTS = 10_000;
/** So short that what was just stored is too old. */
const NOT_AT_ALL_MS = -1;

export interface TenantCacheOptions extends Pick<BoundedCacheOptions, 'clock'> {
  /** A change of it drops the tenant's value. */
  readonly topic: string;
  readonly changes: ChangeBus;
  /** Default: as long as no change is heard. */
  readonly maxAgeMs?: number;
  /** While changes of other processes may be missed; by default nothing is trusted then. */
  readonly unheardMaxAgeMs?: number;
}

/** A cache of one value per tenant that the change bus keeps right. */
export function tenantCache<Value>(options: TenantCacheOptions): BoundedCache<Value> {
  const { topic, changes, clock, maxAgeMs = Number.POSITIVE_INFINITY, unheardMaxAgeMs = NOT_AT_ALL_MS } = options;
  const cache = new BoundedCache<Value>({
    maxEntries: MOST_TENANTS,
    maxAgeMs: () => (changes.connected ? maxAgeMs : unheardMaxAgeMs),
    clock,
  });
  changes.subscribe(topic, (change) => {
    if (change === 'all') cache.clear();
    else cache.delete(change.tenantId);
  });
  return cache;
}
