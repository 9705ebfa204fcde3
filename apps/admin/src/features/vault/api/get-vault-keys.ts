import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type VaultKeys = Schemas['VaultKeysDto'];
export type TenantKey = Schemas['TenantKeyDto'];

const AGAIN_MS = 10_000;

const getVaultKeys = (signal: AbortSignal): Promise<VaultKeys> => dataOf(hub.GET('/api/v1/vault/keys', { signal }));

export const vaultKeysQuery = () =>
  queryOptions({
    queryKey: ['vault', 'keys'],
    queryFn: ({ signal }) => getVaultKeys(signal),
    // A rotation makes no events.
    refetchInterval: AGAIN_MS,
  });

/** Facts about the keys in use; nothing secret is among them. */
export const useVaultKeys = () => useQuery(vaultKeysQuery());
