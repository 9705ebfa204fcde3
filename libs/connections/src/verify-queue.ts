import type { WorkItem } from '@patchbay/platform';

/** Connections whose setup changed and that shall be verified; one row per connection, however often it changed. */
export const VERIFY_QUEUE = 'verify';

export function verifyWork(connection: { readonly tenantId: string; readonly id: string }): WorkItem {
  return { queue: VERIFY_QUEUE, tenantId: connection.tenantId, lane: connection.id, id: connection.id };
}
