import { Injectable } from '@nestjs/common';
import type { PersonRole, SystemTransaction } from '@patchbay/platform';
import { SystemDatabase } from '@patchbay/platform';

/** An invitation that can be accepted, of a living tenant. */
export interface OpenInvitation {
  readonly tenantId: string;
  readonly id: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly expiresAt: Date;
  readonly tenantSlug: string;
  readonly tenantName: string;
}

const OPEN = `SELECT i.tenant_id AS "tenantId", i.id, i.email, i.role, i.expires_at AS "expiresAt",
    t.slug AS "tenantSlug", t.name AS "tenantName"
  FROM invitations i JOIN tenants t ON t.id = i.tenant_id AND t.deleted_at IS NULL WHERE i.expires_at > $1`;

/** Invitations as whoever holds their link sees them, across tenants. */
@Injectable()
export class InvitationRepository {
  readonly #system: SystemDatabase;

  constructor(system: SystemDatabase) {
    this.#system = system;
  }

  async findByHash(hash: Buffer, now: Date): Promise<OpenInvitation | null> {
    const sql = `${OPEN} AND (i.hash = $2 OR i.mail_hash = $2)`;
    const [found] = await this.#system.query<OpenInvitation>(sql, [now, hash]);
    return found ?? null;
  }

  /** False when it was accepted or revoked meanwhile, or is another one by now. */
  async use(tx: SystemTransaction, { tenantId, id }: OpenInvitation, hash: Buffer): Promise<boolean> {
    const rows = await tx.query(
      `DELETE FROM invitations WHERE tenant_id = $1 AND id = $2 AND (hash = $3 OR mail_hash = $3) RETURNING id`,
      [tenantId, id, hash],
    );
    return rows.length === 1;
  }

  /** Gives the invitation a second link, for the mail; null when it cannot be accepted any more. */
  async addMailLink(tenantId: string, id: string, hash: Buffer, now: Date): Promise<OpenInvitation | null> {
    return this.#system.inTransaction(async (tx) => {
      const sql = `${OPEN} AND i.tenant_id = $2 AND i.id = $3`;
      const [found] = await tx.query<OpenInvitation>(sql, [now, tenantId, id]);
      if (found === undefined) return null;
      await tx.query('UPDATE invitations SET mail_hash = $3 WHERE tenant_id = $1 AND id = $2', [tenantId, id, hash]);
      return found;
    });
  }

  /** Long enough after their time for people to see in the list that they have expired. */
  async deleteExpired(before: Date): Promise<void> {
    await this.#system.query('DELETE FROM invitations WHERE expires_at <= $1', [before]);
  }
}
