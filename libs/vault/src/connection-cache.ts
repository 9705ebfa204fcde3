import { BoundedCache, type ChangeBus, type Clock } from '@patchbay/platform';

/** Topic of the change bus: keys or credentials of a connection changed (`id` is `*` for all of a tenant). */
export const VAULT_TOPIC = 'vault';

/** As many as the directory of connections remembers: fewer, and the tenants of a busy process would push each other out. */
const MOST_CONNECTIONS = 20_000;
const MAX_AGE_MS = 300_000;
/** While changes of other processes may be missed. */
const UNHEARD_MAX_AGE_MS = 1000;

/** What the vault remembers of connections, by `connectionKey`: dropped by a change that is heard of, and by age. */
export function connectionCache<Value>(changes: ChangeBus, clock: Clock): BoundedCache<Value> {
  const cache = new BoundedCache<Value>({
    maxEntries: MOST_CONNECTIONS,
    maxAgeMs: () => (changes.connected ? MAX_AGE_MS : UNHEARD_MAX_AGE_MS),
    clock,
  });
  changes.subscribe(VAULT_TOPIC, (change) => {
    if (change === 'all') cache.clear();
    else if (change.id === '*') cache.deleteWhere((_value, key) => key.startsWith(connectionKey(change.tenantId, '')));
    else cache.delete(connectionKey(change.tenantId, change.id));
  });
  return cache;
}

export function connectionKey(tenantId: string, connectionId: string): string {
  return `${tenantId}/${connectionId}`;
}
