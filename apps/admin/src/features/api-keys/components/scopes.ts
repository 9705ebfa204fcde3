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

/** What most keys are for, before somebody picks scope by scope. */
export const PURPOSES = ['service', 'reading', 'chosen', 'everything'] as const;
export type Purpose = (typeof PURPOSES)[number];

const READING: readonly Scope[] = SCOPE_RESOURCES.map((resource): Scope => `${resource}:read`);
/** What a service needs: ask for a capability, and see how it went. */
const SERVICE: readonly Scope[] = ['operations:read', 'operations:write'];

/** The scopes that go with a purpose; `chosen` are those picked by hand. */
export function scopesFor(purpose: Purpose, chosen: ReadonlySet<Scope>): Scope[] {
  if (purpose === 'everything') return [EVERYTHING];
  if (purpose === 'reading') return [...READING];
  return purpose === 'service' ? [...SERVICE] : [...chosen];
}

/** Whether a key reads all there is and changes nothing. */
export function isReading(scopes: readonly string[]): boolean {
  return scopes.length === READING.length && READING.every((scope) => scopes.includes(scope));
}

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
