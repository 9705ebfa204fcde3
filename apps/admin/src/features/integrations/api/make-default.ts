import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, hub } from '../../../lib/api/hub.ts';
import type { RoutingRule } from './list-default-rules.ts';

// As the API has it where nothing is said.
const LAST = 100;

interface NewDefault {
  readonly capability: string;
  /** The default rule that this environment has already: there can be one only, so it is pointed elsewhere. */
  readonly rule: RoutingRule | undefined;
}

function makeDefault(connectionId: string, { capability, rule }: NewDefault): Promise<RoutingRule> {
  if (rule === undefined) {
    const body = { capability, integration_id: connectionId, is_default: true, enabled: true, priority: LAST };
    return dataOf(hub.POST('/api/v1/routing-rules', { body }));
  }
  return dataOf(
    hub.PATCH('/api/v1/routing-rules/{id}', {
      params: { path: { id: rule.id } },
      body: { integration_id: connectionId, is_default: true, enabled: true, priority: rule.priority },
    }),
  );
}

/** Lets a connection serve capabilities when no other rule does. */
export function useMakeDefault(connectionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (wanted: readonly NewDefault[]) => {
      for (const one of wanted) await makeDefault(connectionId, one);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['integrations'] });
      return queryClient.invalidateQueries({ queryKey: ['routing-rules'] });
    },
  });
}
