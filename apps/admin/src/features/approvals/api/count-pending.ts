import { queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub } from '../../../lib/api/hub.ts';

const countPending = async (signal: AbortSignal): Promise<number> => {
  const query = { status: 'pending' as const, page: 1, per_page: 1 };
  const { meta } = await envelopeOf(hub.GET('/api/v1/approvals', { params: { query }, signal }));
  return meta.total;
};

export const pendingCountQuery = () =>
  queryOptions({ queryKey: ['approvals', 'pending-count'], queryFn: ({ signal }) => countPending(signal) });

/** How many approvals wait for a decision; 0 until that is known. */
export const usePendingCount = (): number => useQuery(pendingCountQuery()).data ?? 0;
