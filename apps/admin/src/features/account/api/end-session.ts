import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { sessionsQuery } from './list-sessions.ts';

const endSession = (id: string) => dataOf(hub.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }));

/** Signs one other browser out. */
export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: endSession,
    onSettled: () => queryClient.invalidateQueries(sessionsQuery()),
  });
}
