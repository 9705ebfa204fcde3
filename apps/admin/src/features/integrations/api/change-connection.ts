import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import { connectionQuery } from './get-connection.ts';
import type { Connection } from './list-connections.ts';

export type ConnectionChange = Schemas['ChangeConnectionBody'];

/** Changes what is named; new credentials or settings are then verified again by the hub. */
export const changeConnection = (id: string, body: ConnectionChange): Promise<Connection> =>
  dataOf(hub.PATCH('/api/v1/integrations/{id}', { params: { path: { id } }, body }));

/** The change of a connection on the screen. Capabilities show at once, and go back if the hub refuses. */
export function useChangeConnection(id: string) {
  const queryClient = useQueryClient();
  const { queryKey } = connectionQuery(id);
  return useMutation({
    mutationFn: (body: ConnectionChange) => changeConnection(id, body),
    onMutate: async ({ enabled_capabilities: enabled }) => {
      if (enabled === undefined) return { before: undefined };
      await queryClient.cancelQueries({ queryKey, exact: true });
      const before = queryClient.getQueryData(queryKey);
      if (before !== undefined) queryClient.setQueryData(queryKey, { ...before, enabled_capabilities: enabled });
      return { before };
    },
    onError: (_error, _body, context) => {
      if (context?.before !== undefined) queryClient.setQueryData(queryKey, context.before);
    },
    onSuccess: (connection) => queryClient.setQueryData(queryKey, connection),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['integrations'] }),
  });
}
