import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import type { CursorPage } from '../../../lib/live/live-pages.ts';
import { useLiveList } from '../../../lib/live/use-live-list.ts';
import { hasEnded, type RunStatus } from '../components/run-status.ts';

export type WorkflowRun = Schemas['WorkflowRunDto'];

/** The filters of the hub; an empty one is left out. */
export interface RunFilters {
  readonly status: string;
  readonly name: string;
  readonly app: string;
  readonly from: string;
  readonly to: string;
}

const PER_PAGE = 50;

async function listRuns(
  filters: RunFilters,
  cursor: string | null,
  signal: AbortSignal | null,
): Promise<CursorPage<WorkflowRun>> {
  const { status, ...others } = filters;
  const query = {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== '')),
    ...(status === '' ? {} : { status: status as RunStatus }),
    ...(cursor === null ? {} : { cursor }),
    per_page: PER_PAGE,
  };
  const { data, meta } = await envelopeOf(hub.GET('/api/v1/workflow-runs', { params: { query }, signal }));
  return { rows: data, nextCursor: meta.next_cursor };
}

export const useRuns = (filters: RunFilters) =>
  useLiveList<WorkflowRun>({
    queryKey: ['workflow-runs', 'list', filters],
    fetchPage: (cursor, signal) => listRuns(filters, cursor, signal),
    hasEnded: ({ status }) => hasEnded(status),
  });
