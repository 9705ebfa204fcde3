import { Injectable } from '@nestjs/common';
import type { PersonRole, TransactionContext } from '@patchbay/platform';

export interface MemberRow {
  /** Of the person. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly joinedAt: Date;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface NewInvitation extends InvitationRow {
  readonly hash: Buffer;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

const MEMBER = `SELECT p.id, p.email, p.name, m.role, m.created_at AS "joinedAt"
  FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.tenant_id = $1`;
const INVITATION = `SELECT id, email, role, invited_by AS "invitedBy", created_at AS "createdAt", expires_at AS "expiresAt"
  FROM invitations WHERE tenant_id = $1`;

/** Members and invitations of the context's tenant, as a request sees them: never a hash. */
@Injectable()
export class MemberRepository {
  async list(ctx: TransactionContext, page: Page): Promise<[MemberRow[], number]> {
    const rows = await ctx.tx.query<MemberRow>(`${MEMBER} ORDER BY m.created_at, p.id OFFSET $2 LIMIT $3`, [
      ctx.tenantId,
      page.offset,
      page.limit,
    ]);
    return [rows, await this.#count(ctx, 'memberships')];
  }

  async find(ctx: TransactionContext, personId: string): Promise<MemberRow | null> {
    const [row] = await ctx.tx.query<MemberRow>(`${MEMBER} AND p.id = $2`, [ctx.tenantId, personId]);
    return row ?? null;
  }

  async hasAddress(ctx: TransactionContext, email: string): Promise<boolean> {
    const rows = await ctx.tx.query(`${MEMBER} AND p.email = $2`, [ctx.tenantId, email]);
    return rows.length > 0;
  }

  /**
   * Roles of the owners and of these people, as of now and until the transaction ends: two owners who remove each other at
   * the same time do so one after the other.
   */
  async lockRoles(ctx: TransactionContext, personIds: readonly string[]): Promise<Map<string, PersonRole>> {
    const rows = await ctx.tx.query<{ person_id: string; role: PersonRole }>(
      `SELECT person_id, role FROM memberships WHERE tenant_id = $1 AND (role = 'owner' OR person_id = ANY ($2::text[]))
       ORDER BY person_id FOR UPDATE`,
      [ctx.tenantId, personIds],
    );
    return new Map(rows.map((row) => [row.person_id, row.role]));
  }

  async changeRole(ctx: TransactionContext, personId: string, role: PersonRole, at: Date): Promise<void> {
    await ctx.tx.query('UPDATE memberships SET role = $3, updated_at = $4 WHERE tenant_id = $1 AND person_id = $2', [
      ctx.tenantId,
      personId,
      role,
      at,
    ]);
  }

  async remove(ctx: TransactionContext, personId: string): Promise<void> {
    await ctx.tx.query('DELETE FROM memberships WHERE tenant_id = $1 AND person_id = $2', [ctx.tenantId, personId]);
  }

  async listInvitations(ctx: TransactionContext, page: Page): Promise<[InvitationRow[], number]> {
    const rows = await ctx.tx.query<InvitationRow>(`${INVITATION} ORDER BY id DESC OFFSET $2 LIMIT $3`, [
      ctx.tenantId,
      page.offset,
      page.limit,
    ]);
    return [rows, await this.#count(ctx, 'invitations')];
  }

  async findInvitation(ctx: TransactionContext, by: { id: string } | { email: string }): Promise<InvitationRow | null> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['email', by.email];
    const [row] = await ctx.tx.query<InvitationRow>(`${INVITATION} AND ${column} = $2 FOR UPDATE`, [
      ctx.tenantId,
      value,
    ]);
    return row ?? null;
  }

  /** One for each address: an earlier one, and its links, are void. */
  async putInvitation(ctx: TransactionContext, invitation: NewInvitation): Promise<void> {
    await ctx.tx.query(
      `INSERT INTO invitations (tenant_id, id, email, role, hash, invited_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, email) DO UPDATE SET
        id = excluded.id, role = excluded.role, hash = excluded.hash, mail_hash = NULL, invited_by = excluded.invited_by,
        created_at = excluded.created_at, expires_at = excluded.expires_at`,
      [
        ctx.tenantId,
        invitation.id,
        invitation.email,
        invitation.role,
        invitation.hash,
        invitation.invitedBy,
        invitation.createdAt,
        invitation.expiresAt,
      ],
    );
  }

  async removeInvitation(ctx: TransactionContext, id: string): Promise<void> {
    await ctx.tx.query('DELETE FROM invitations WHERE tenant_id = $1 AND id = $2', [ctx.tenantId, id]);
  }

  /** Those to these roles that a person has made: they speak with that person's role, which has gone. */
  async removeInvitationsBy(ctx: TransactionContext, invitedBy: string, to: readonly PersonRole[]): Promise<void> {
    await ctx.tx.query('DELETE FROM invitations WHERE tenant_id = $1 AND invited_by = $2 AND role = ANY ($3)', [
      ctx.tenantId,
      invitedBy,
      to,
    ]);
  }

  async #count(ctx: TransactionContext, table: 'memberships' | 'invitations'): Promise<number> {
    const [row] = await ctx.tx.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM ${table} WHERE tenant_id = $1`,
      [ctx.tenantId],
    );
    return row?.total ?? 0;
  }
}
