import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { sessionsQuery } from './list-sessions.ts';

const changePassword = (body: Schemas['ChangePasswordDto']) => dataOf(hub.POST('/api/v1/auth/password', { body }));

/** Every other session of the person ends with it. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changePassword,
    onSuccess: () => queryClient.invalidateQueries(sessionsQuery()),
  });
}
