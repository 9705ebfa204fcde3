import type { QueryClient } from '@tanstack/react-query';

// Which answers grow stale by which events. A query's key begins with its resource: `['operations', …]`.
const STALE_BY: readonly [prefix: string, resources: readonly string[]][] = [
  ['connection.', ['integrations', 'providers', 'alerts']],
  ['breaker.', ['integrations', 'providers', 'alerts']],
  ['operation.', ['operations', 'integrations']],
  ['operations.', ['operations', 'approvals', 'workflow-runs']],
  ['approval.', ['approvals', 'operations']],
  ['alert.', ['alerts']],
  ['routing.', ['routing-rules']],
  ['policies.', ['policies', 'app-bindings']],
  ['workflow_run.', ['workflow-runs']],
  ['api_key.', ['api-keys']],
  ['person.', ['members']],
  // One's own role may be another now, or gone.
  ['member', ['members', 'session']],
  ...[
    ...['connection.created', 'connection.changed', 'connection.activated', 'connection.disabled'],
    ...['connection.disconnected', 'connection.deleted'],
  ].map((type): [string, string[]] => [type, ['vault', 'audit-log']]),
  ...['alert.acknowledged', 'approval.', 'routing.', 'policies.', 'api_key.', 'person.', 'member'].map(
    (prefix): [string, string[]] => [prefix, ['audit-log']],
  ),
];

/** The resources whose queries an event of this type makes stale. */
export function staleBy(eventType: string): string[] {
  return [...new Set(STALE_BY.filter(([prefix]) => eventType.startsWith(prefix)).flatMap(([, names]) => names))];
}

const LIVE_RESOURCES: ReadonlySet<string> = new Set(STALE_BY.flatMap(([, resources]) => resources));

/** Whether a query shows something that changes by itself, so that polling should ask it again. */
export function isLiveKey(key: readonly unknown[]): boolean {
  return typeof key[0] === 'string' && LIVE_RESOURCES.has(key[0]);
}

/**
 * Asks again for what may have changed unheard: answers that came before the first stream began; after a gap, everything
 * live, since hints are not kept for those who come back, and whatever failed meanwhile.
 */
export async function catchUp(queryClient: QueryClient, isFirst: boolean): Promise<void> {
  await queryClient.invalidateQueries(
    {
      predicate: ({ queryKey, state }) => {
        if (isFirst) return isLiveKey(queryKey) && state.data !== undefined;
        return isLiveKey(queryKey) || state.status === 'error';
      },
    },
    { cancelRefetch: !isFirst },
  );
}
