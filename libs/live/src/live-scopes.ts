import { hasScope, type Actor } from '@patchbay/platform';

/** Which scope shows the events of a kind, by the first word of their type: what may be read may be watched. */
const SCOPE_OF: Readonly<Record<string, string>> = {
  connection: 'integrations:read',
  breaker: 'integrations:read',
  operation: 'operations:read',
  operations: 'operations:read',
  approval: 'operations:read',
  workflow_run: 'operations:read',
  workflow: 'operations:read',
  alert: 'alerts:read',
  rule: 'routing:read',
  routing: 'routing:read',
  policy: 'routing:read',
  policies: 'routing:read',
  binding: 'routing:read',
  api_key: 'keys:read',
  member: 'members:read',
  webhook: 'webhooks:read',
  sync: 'syncs:read',
  vault: 'vault:read',
};

const SCOPES = [...new Set(Object.values(SCOPE_OF))];

/** Whether the actor may see events of this type; a kind nobody has thought of is for those who may see everything. */
export function maySee(actor: Actor, type: string): boolean {
  const scope = SCOPE_OF[type.split('.', 1)[0] ?? ''];
  return hasScope(actor, scope ?? '*');
}

/** Whether there is any event at all that the actor may see. */
export function maySeeSomething(actor: Actor): boolean {
  return SCOPES.some((scope) => hasScope(actor, scope));
}
