import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type VaultKeys = Schemas['VaultKeysDto'];
export type TenantKey = Schemas['TenantKeyDto'];

const getVaultKeys = (signal: AbortSignal): Promise<VaultKeys> => dataOf(hub.GET('/api/v1/vault/keys', { signal }));

export const vaultKeysQuery = () =>
  queryOptions({ queryKey: ['vault', 'keys'], queryFn: ({ signal }) => getVaultKeys(signal) });

/** Facts about the keys in use; nothing secret is among them. */
export const useVaultKeys = () => useQuery(vaultKeysQuery());
