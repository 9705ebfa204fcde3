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
  ['member', ['members']],
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
