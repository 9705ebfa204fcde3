import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import { useSession } from '../../../lib/session/session.ts';
import type { AlertPage } from './list-alerts.ts';

const acknowledge = (id: string) => dataOf(hub.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } } }));

async function acknowledgeAll(ids: readonly string[]): Promise<void> {
  for (const id of ids) await acknowledge(id);
}

/** Marks alerts as seen by this person, at once on the screen; a refusal takes it back. */
export function useAcknowledge() {
  const queryClient = useQueryClient();
  const { person } = useSession();
  return useMutation({
    mutationFn: acknowledgeAll,
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey: ['alerts'] });
      const before = queryClient.getQueriesData<AlertPage>({ queryKey: ['alerts'] });
      const by = { acknowledged_at: new Date().toISOString(), acknowledged_by: `person:${person.id}` };
      queryClient.setQueriesData<AlertPage>(
        { queryKey: ['alerts'] },
        (page) => page && withAcknowledged(page, ids, by),
      );
      return before;
    },
    onError: (_error, _ids, before) => {
      for (const [key, page] of before ?? []) queryClient.setQueryData(key, page);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

/** The page as it is once these alerts are acknowledged; those that were before keep who did it. */
export function withAcknowledged(
  page: AlertPage,
  ids: readonly string[],
  by: { acknowledged_at: string; acknowledged_by: string },
): AlertPage {
  return {
    ...page,
    alerts: page.alerts.map((alert) =>
      ids.includes(alert.id) && alert.acknowledged_at === null ? { ...alert, ...by } : alert,
    ),
    unacknowledged: Math.max(0, page.unacknowledged - ids.length),
  };
}
