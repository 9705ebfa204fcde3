import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import type { Operation } from './list-operations.ts';

type Approval = Schemas['ApprovalDto'];

/** The newest approval of an operation: what asked for it, and until when it can be decided. */
async function approvalOf(operationId: string, signal: AbortSignal): Promise<Approval | null> {
  const query = { operation_id: operationId, per_page: 1 };
  const [newest] = await dataOf(hub.GET('/api/v1/approvals', { params: { query }, signal }));
  return newest ?? null;
}

const approvalOfQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['approvals', 'of', operationId],
    queryFn: ({ signal }) => approvalOf(operationId, signal),
  });

/** Of an operation that waits for one; undefined until it is known. */
export function useApprovalOf({ id, status }: Pick<Operation, 'id' | 'status'>): Approval | undefined {
  const isWaiting = status === 'awaiting_approval';
  const { data } = useQuery({ ...approvalOfQuery(id), enabled: isWaiting });
  return isWaiting ? (data ?? undefined) : undefined;
}
