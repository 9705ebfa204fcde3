import { useMemo } from 'react';
import { useApiKeys } from './list-api-keys.ts';

/** The apps that API keys of the tenant belong to, by name. There is no other list of apps: a key makes one. */
export function useApps(): readonly string[] {
  const { data } = useApiKeys();
  return useMemo(
    () => [...new Set((data ?? []).flatMap(({ app, revoked_at }) => (revoked_at === null && app) || []))].toSorted(),
    [data],
  );
}
