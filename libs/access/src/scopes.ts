import { roleHolds, scopesHold, type PersonRole } from '@patchbay/platform';

/** What a key may be allowed to do: `resource:read`, `resource:write`, or `*` for everything. */
export const SCOPE_RESOURCES = [
  'integrations',
  'operations',
  'routing',
  'webhooks',
  'syncs',
  'records',
  'audit',
  'vault',
  'keys',
  'members',
  'alerts',
] as const;

const ALL_SCOPES = '*';

/** Every scope there is, `*` first. */
export const SCOPES: readonly string[] = [
  ALL_SCOPES,
  ...SCOPE_RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`]),
];

/** What a person with this role may do; a key they make has no more. */
export function scopesOfRole(role: PersonRole): readonly string[] {
  return normaliseScopes(SCOPES.filter((scope) => roleHolds(role, scope)));
}

const KNOWN = new Set(SCOPES);

export function isScope(text: string): boolean {
  return KNOWN.has(text);
}

/** Those of `wanted` that `held` does not cover; empty means all may be given on. */
export function scopesBeyond(held: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((scope) => !scopesHold(held, scope));
}

/** Known scopes once each, in the order of SCOPES; `*` makes the others superfluous. */
export function normaliseScopes(scopes: readonly string[]): string[] {
  if (scopes.includes(ALL_SCOPES)) return [ALL_SCOPES];
  return SCOPES.filter((scope) => scopes.includes(scope));
}
