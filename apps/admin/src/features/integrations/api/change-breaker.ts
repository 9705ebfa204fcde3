import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type BreakerOverride = Schemas['BreakerOverrideBody'];

/** Holds the breaker open or closed for a time, or lets it decide again. */
export function useChangeBreaker(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BreakerOverride) =>
      dataOf(hub.PATCH('/api/v1/integrations/{id}/breaker', { params: { path: { id } }, body })),
    onSuccess: (breaker) => queryClient.setQueryData(['integrations', id, 'breaker'], breaker),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['integrations', id] }),
  });
}
