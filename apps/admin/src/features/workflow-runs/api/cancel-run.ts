import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { runQuery, type WholeRun } from './get-run.ts';

const cancelRun = (id: string): Promise<WholeRun> =>
  dataOf(hub.POST('/api/v1/workflow-runs/{id}/cancel', { params: { path: { id } } }));

export function useCancelRun() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: cancelRun,
    onSuccess: (run) => queryClient.setQueryData(runQuery(run.id).queryKey, run),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['workflow-runs'] }),
  });
}
