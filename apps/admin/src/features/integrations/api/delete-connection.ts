import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';

const mutationKey = (id: string) => ['delete-connection', id];

/** Ends a connection; `onDeleted` leaves its page, and is called even when that page has learnt of it sooner. */
export function useDeleteConnection(id: string, onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: mutationKey(id),
    mutationFn: () => dataOf(hub.DELETE('/api/v1/integrations/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      onDeleted();
      void queryClient.invalidateQueries({ queryKey: ['integrations'], exact: true });
      void queryClient.invalidateQueries({ queryKey: ['providers'] });
    },
  });
}

/** Whether it is being deleted from here: what is asked of it meanwhile may be gone already. */
export const useIsDeleting = (id: string) => useIsMutating({ mutationKey: mutationKey(id) }) > 0;
