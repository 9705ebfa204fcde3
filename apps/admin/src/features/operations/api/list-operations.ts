import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import type { CursorPage } from '../../../lib/live/live-pages.ts';
import { useLiveList } from '../../../lib/live/use-live-list.ts';
import { hasEnded, type OperationStatus } from '../components/operation-status.ts';

export type Operation = Schemas['OperationDto'];

/** The filters of the contract; an empty one is left out. */
export interface OperationFilters {
  readonly status: string;
  readonly capability: string;
  readonly provider: string;
  readonly integration_id: string;
  readonly app: string;
  readonly idempotency_key: string;
  readonly from: string;
  readonly to: string;
}

// The most the hub gives: somebody who scrolls far waits half as often.
const PER_PAGE = 100;

/** The filters that are set, as the query of a request. */
export function filterQuery(filters: OperationFilters) {
  const { status, ...others } = filters;
  const set = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''));
  return { ...set, ...(status === '' ? {} : { status: status as OperationStatus }) };
}

async function listOperations(
  filters: OperationFilters,
  cursor: string | null,
  signal: AbortSignal | null,
): Promise<CursorPage<Operation>> {
  const query = { ...filterQuery(filters), per_page: PER_PAGE, ...(cursor === null ? {} : { cursor }) };
  const { data, meta } = await envelopeOf(hub.GET('/api/v1/operations', { params: { query }, signal }));
  return { rows: data, nextCursor: meta.next_cursor };
}

export const useOperations = (filters: OperationFilters) =>
  useLiveList<Operation>({
    queryKey: ['operations', 'list', filters],
    fetchPage: (cursor, signal) => listOperations(filters, cursor, signal),
    hasEnded: ({ status }) => hasEnded(status),
  });
