import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { VendorCall } from './list-calls.ts';

async function getLastFailedCall(id: string, signal: AbortSignal): Promise<VendorCall | null> {
  const query = { failed: true, per_page: 1 };
  const [last] = await dataOf(hub.GET('/api/v1/integrations/{id}/calls', { params: { path: { id }, query }, signal }));
  return last ?? null;
}

/** The last call that did not succeed, of those that are kept. */
export const useLastFailedCall = (id: string) =>
  useQuery(
    queryOptions({
      queryKey: ['integrations', id, 'last-failed-call'],
      queryFn: ({ signal }) => getLastFailedCall(id, signal),
    }),
  );
