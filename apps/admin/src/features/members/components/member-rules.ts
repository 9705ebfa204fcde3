import type { Role } from '../../../lib/session/session.ts';

export const ROLES: readonly Role[] = ['owner', 'admin', 'viewer'];

interface MemberQuestion {
  /** The role of who asks. */
  readonly by: Role;
  /** The role of the member it is about. */
  readonly of: Role;
  /** How many owners the tenant has. */
  readonly owners: number;
}

/** Why somebody may not change or remove a member, as the hub would say; null: they may. */
export function whyUntouchable({ by, of, owners }: MemberQuestion): 'viewer' | 'ownersOnly' | 'lastOwner' | null {
  if (by === 'viewer') return 'viewer';
  if (of !== 'owner') return null;
  if (by !== 'owner') return 'ownersOnly';
  return owners <= 1 ? 'lastOwner' : null;
}

/** The roles somebody may give. Only owners make owners, unless the tenant has none yet. */
export function rolesToGive(by: Role, owners: number): readonly Role[] {
  if (by === 'viewer') return [];
  return by === 'owner' || owners === 0 ? ROLES : ROLES.filter((role) => role !== 'owner');
}
