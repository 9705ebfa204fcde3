import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type LimitsChange = Schemas['LimitsBody'];

/** Sets how much and how fast may be asked; null: as the provider says. */
export function useChangeLimits(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: LimitsChange) =>
      dataOf(hub.PATCH('/api/v1/integrations/{id}/limits', { params: { path: { id } }, body })),
    onSuccess: (limits) => queryClient.setQueryData(['integrations', id, 'limits'], limits),
  });
}
