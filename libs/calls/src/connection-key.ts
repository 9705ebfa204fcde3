/** One connection of one tenant, as a key of maps. Ids hold no slash. */
export function connectionKey(tenantId: string, connectionId: string): string {
  return `${tenantId}/${connectionId}`;
}

/** Makes room in a map used as a cache: the entry that came first goes. */
export function boundSize(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  const oldest = map.keys().next();
  if (oldest.done !== true) map.delete(oldest.value);
}
