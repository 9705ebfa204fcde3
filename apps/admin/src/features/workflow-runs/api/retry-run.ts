import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { runQuery, type WholeRun } from './get-run.ts';

const retryRun = (id: string): Promise<WholeRun> =>
  dataOf(hub.POST('/api/v1/workflow-runs/{id}/retry', { params: { path: { id } } }));

export function useRetryRun() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: retryRun,
    onSuccess: (run) => queryClient.setQueryData(runQuery(run.id).queryKey, run),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['workflow-runs'] }),
  });
}
