import { queryOptions, useQuery } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type WholeRun = Schemas['WholeWorkflowRunDto'];
export type Step = Schemas['WorkflowStepDto'];

const getRun = (id: string, signal: AbortSignal): Promise<WholeRun> =>
  dataOf(hub.GET('/api/v1/workflow-runs/{id}', { params: { path: { id } }, signal }));

export const runQuery = (id: string) =>
  queryOptions({ queryKey: ['workflow-runs', 'one', id], queryFn: ({ signal }) => getRun(id, signal) });

export const useRun = (id: string) => useQuery(runQuery(id));
