import { useMutation, useQueryClient } from '@tanstack/react-query';
import { membersQuery } from '../../../lib/actors/list-members.ts';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { sessionQuery, type Role } from '../../../lib/session/session.ts';

interface RoleChange {
  id: string;
  role: Role;
}

const changeRole = ({ id, role }: RoleChange) =>
  dataOf(hub.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: { role } }));

/** Shows the new role at once, and the old one again when the hub refuses. */
export function useChangeRole() {
  const queryClient = useQueryClient();
  const { queryKey } = membersQuery();
  return useMutation({
    mutationFn: changeRole,
    onMutate: async ({ id, role }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (members) =>
        members?.map((member) => (member.id === id ? { ...member, role } : member)),
      );
      return before;
    },
    onError: (_error, _change, before) => queryClient.setQueryData(queryKey, before),
    // It may have been one's own role.
    onSettled: () =>
      Promise.all([queryClient.invalidateQueries({ queryKey }), queryClient.invalidateQueries(sessionQuery)]),
  });
}
