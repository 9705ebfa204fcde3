import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { connectionQuery } from './get-connection.ts';
import type { Connection } from './list-connections.ts';

/** What moves a connection along its life without changing its setup. */
export type Switch = 'activate' | 'disable' | 'disconnect';

function switchConnection(id: string, to: Switch): Promise<Connection> {
  const params = { params: { path: { id } } };
  switch (to) {
    case 'activate':
      return dataOf(hub.POST('/api/v1/integrations/{id}/activate', params));
    case 'disable':
      return dataOf(hub.POST('/api/v1/integrations/{id}/disable', params));
    case 'disconnect':
      return dataOf(hub.POST('/api/v1/integrations/{id}/disconnect', params));
  }
}

export function useSwitchConnection(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (to: Switch) => switchConnection(id, to),
    onSuccess: (connection) => queryClient.setQueryData(connectionQuery(id).queryKey, connection),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['integrations'] }),
  });
}
