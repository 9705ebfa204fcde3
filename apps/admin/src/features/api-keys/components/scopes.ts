import type { Scope } from '../api/create-key.ts';

/** What a key can be allowed to touch, in the order the picker shows it. */
export const SCOPE_RESOURCES = [
  'operations',
  'integrations',
  'routing',
  'webhooks',
  'syncs',
  'records',
  'alerts',
  'audit',
  'vault',
  'keys',
  'members',
] as const;
export type ScopeResource = (typeof SCOPE_RESOURCES)[number];

export const VERBS = ['read', 'write'] as const;
export type Verb = (typeof VERBS)[number];

export const EVERYTHING = '*';

/** The scopes of a key by what they touch; `null`: everything. */
export function groupScopes(scopes: readonly string[]): [resource: string, verbs: string[]][] | null {
  if (scopes.includes(EVERYTHING)) return null;
  const groups = new Map<string, string[]>();
  for (const scope of scopes) {
    const [resource = '', verb = ''] = scope.split(':');
    groups.set(resource, [...(groups.get(resource) ?? []), verb]);
  }
  return [...groups];
}

/** Adds or takes away one scope; the order is that of the picker. */
export function withScope(scopes: ReadonlySet<Scope>, scope: Scope, isHeld: boolean): ReadonlySet<Scope> {
  const next = new Set(scopes);
  if (isHeld) next.add(scope);
  else next.delete(scope);
  return next;
}
