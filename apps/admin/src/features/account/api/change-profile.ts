import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { sessionQuery } from '../../../lib/session/session.ts';

const changeProfile = (body: Schemas['ProfileDto']) => dataOf(hub.PATCH('/api/v1/auth/profile', { body }));

export function useChangeProfile() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeProfile,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      return queryClient.invalidateQueries({ queryKey: ['members'] });
    },
  });
}
