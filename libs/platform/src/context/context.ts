import type { Transaction } from '../database/transaction.ts';
import { newId } from '../ids/ids.ts';

/** What a person may do in a tenant: owners and admins everything, viewers read. */
export type PersonRole = 'owner' | 'admin' | 'viewer';

/** Who acts. A key's `app` is the named service it was given to, null when it serves the whole tenant. */
export type Actor =
  | {
      readonly kind: 'api_key';
      readonly keyId: string;
      readonly app: string | null;
      readonly scopes: readonly string[];
    }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly role: PersonRole;
      readonly email: string;
    }
  | { readonly kind: 'platform' }
  | { readonly kind: 'system'; readonly name: string };

/** First argument of everything that acts: for which tenant, who, by which request, in which transaction. */
export interface Context {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly tx?: Transaction;
}

/** A context inside a transaction. */
export type TransactionContext = Context & { readonly tx: Transaction };

/** `tenantId` of contexts that belong to no tenant: requests made with the platform key. */
export const PLATFORM_TENANT = 'platform';

/** `tenantId` of contexts of a signed-in person who acts for themselves: no row of any tenant is theirs. */
export const NO_TENANT = 'none';

/** The context of work the hub does by itself for a tenant; `name` says which part of the hub. */
export function systemContext(tenantId: string, name: string): Context {
  return { tenantId, actor: { kind: 'system', name }, requestId: newId() };
}

/** One word for logs and audit: `api_key:01h…`, `person:01h…`, `platform`, `system:probe`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'api_key') return `api_key:${actor.keyId}`;
  if (actor.kind === 'person') return `person:${actor.personId}`;
  return actor.kind === 'system' ? `system:${actor.name}` : 'platform';
}

/** Whether the actor holds the scope; the hub itself and the platform key hold all. */
export function hasScope(actor: Actor, scope: string): boolean {
  if (actor.kind === 'person') return roleHolds(actor.role, scope);
  return actor.kind !== 'api_key' || scopesHold(actor.scopes, scope);
}

/** Owners and admins hold every scope, viewers what reads. */
export function roleHolds(role: PersonRole, scope: string): boolean {
  return role !== 'viewer' || scope.endsWith(':read');
}

/** `*` holds every scope. Writing does not include reading: each is granted by its own name. */
export function scopesHold(held: readonly string[], scope: string): boolean {
  return held.includes('*') || held.includes(scope);
}
