import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

/** Sets how many operations may be at the vendor at once; null: as the provider says. */
export function useChangeLimits(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (maxConcurrent: number | null) =>
      dataOf(
        hub.PATCH('/api/v1/integrations/{id}/limits', {
          params: { path: { id } },
          body: { max_concurrent: maxConcurrent },
        }),
      ),
    onSuccess: (limits) => queryClient.setQueryData(['integrations', id, 'limits'], limits),
  });
}
