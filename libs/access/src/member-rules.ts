import type { Actor, PersonRole } from '@patchbay/platform';
import { conflict, forbidden } from '@patchbay/platform';

export const PERSON_ROLES: readonly PersonRole[] = ['owner', 'admin', 'viewer'];

/** What is asked about members, with what the tenant looks like now. */
export interface MemberQuestion {
  readonly by: PersonRole;
  /** null: not a member yet. */
  readonly from: PersonRole | null;
  /** null: to be removed. */
  readonly to: PersonRole | null;
  readonly owners: number;
}

/** A key acts as an admin at most, whoever made it: otherwise an admin's key could make owners. */
export function roleOf(actor: Actor): PersonRole {
  return actor.kind === 'person' ? actor.role : 'admin';
}

/** The roles that somebody of this role (null: a member no more) may give to nobody. */
export function rolesBeyond(role: PersonRole | null): readonly PersonRole[] {
  if (role === 'owner') return [];
  return role === 'admin' ? ['owner'] : PERSON_ROLES;
}

/**
 * Throws 403 when only an owner may do it, 409 when the tenant would be left without one. While a tenant has no owner, who
 * may manage its members may make one: that is how a tenant made by REST gets its first.
 */
export function refuseMemberChange({ by, from, to, owners }: MemberQuestion): void {
  if (by === 'viewer') throw forbidden('Viewers look and change nothing.');
  const concernsOwners = from === 'owner' || to === 'owner';
  if (concernsOwners && by !== 'owner' && owners > 0) {
    throw forbidden('Only an owner may make, change or remove an owner.');
  }
  if (from === 'owner' && to !== 'owner' && owners <= 1) {
    throw conflict('This is the last owner of the tenant: make somebody else an owner first.');
  }
}
