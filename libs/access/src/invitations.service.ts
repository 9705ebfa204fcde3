import { Inject, Injectable } from '@nestjs/common';
import type { Settings, SystemTransaction } from '@patchbay/platform';
import { Clock, notFound, Outbox, SETTINGS, SystemDatabase } from '@patchbay/platform';
import { MEMBER_JOINED } from './access.events.ts';
import { AuditTrail } from './audit-trail.ts';
import type { InvitationMail } from './invitation-mail.ts';
import type { OpenInvitation } from './invitation.repository.ts';
import { InvitationRepository } from './invitation.repository.ts';
import type { Invited } from './invited-people.service.ts';
import { InvitedPeople } from './invited-people.service.ts';
import { hashSecret } from './secret-hash.ts';
import { isToken, newToken } from './session-token.ts';
import type { Visit } from './visit.ts';

/** Whoever holds the link of an invitation. */
@Injectable()
export class Invitations {
  constructor(
    private readonly system: SystemDatabase,
    private readonly invitations: InvitationRepository,
    private readonly invited: InvitedPeople,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** 404 for one that was accepted, revoked, replaced, has expired or never was. */
  async show(token: string): Promise<{ invitation: OpenInvitation; hasAccount: boolean }> {
    const invitation = await this.#open(token);
    return { invitation, hasAccount: await this.invited.hasAccount(invitation.email) };
  }

  /** Answers the token of the session that is opened; whom the invitation is for is proven first. */
  async accept(
    token: string,
    given: { name?: string | undefined; password?: string | undefined },
    visit: Visit,
  ): Promise<string> {
    const invitation = await this.#open(token);
    const person = await this.invited.prove(invitation.email, given, visit);
    return this.system.inTransaction(async (tx) => {
      if (!(await this.invitations.use(tx, invitation, hashSecret(token)))) throw notFound('invitation');
      const session = await this.invited.join(tx, person, invitation, visit);
      await this.#record(tx, person, invitation, visit);
      return session;
    });
  }

  /**
   * What to mail: with a link of its own, so that none is ever stored in clear. Each try makes another one, and the one
   * before is void; null when there is nothing to accept any more.
   */
  async mailOf(tenantId: string, id: string): Promise<InvitationMail | null> {
    const token = newToken();
    const invitation = await this.invitations.addMailLink(tenantId, id, hashSecret(token), this.clock.now());
    if (invitation === null) return null;
    const { email: to, role, tenantName, expiresAt } = invitation;
    return { to, role, tenantName, expiresAt, url: `${this.settings.publicUrl}/invitation?token=${token}` };
  }

  async #open(token: string): Promise<OpenInvitation> {
    const found = isToken(token) ? await this.invitations.findByHash(hashSecret(token), this.clock.now()) : null;
    if (found === null) throw notFound('invitation');
    return found;
  }

  async #record(tx: SystemTransaction, person: Invited, invitation: OpenInvitation, visit: Visit): Promise<void> {
    const { tenantId, role, email } = invitation;
    const actor = { kind: 'person', personId: person.id, role, email } as const;
    const subject = { subjectType: 'person', subjectId: person.id };
    await this.audit.record(
      { tenantId, actor, requestId: visit.requestId, tx },
      {
        action: 'member.joined',
        ...subject,
        details: { email, role, invitation: invitation.id, new_account: person.isNew },
      },
    );
    await this.outbox.append(tx, [{ type: MEMBER_JOINED, tenantId, subjectId: person.id, data: { role } }]);
  }
}
