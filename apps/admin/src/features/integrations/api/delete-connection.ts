import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

/** Ends a connection; `onDeleted` leaves its page before anything there is asked again. */
export function useDeleteConnection(id: string, onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(hub.DELETE('/api/v1/integrations/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      onDeleted();
      queryClient.removeQueries({ queryKey: ['integrations', id] });
      void queryClient.invalidateQueries({ queryKey: ['integrations'], exact: true });
      void queryClient.invalidateQueries({ queryKey: ['providers'] });
    },
  });
}
