import { Inject, Injectable } from '@nestjs/common';
import type { Context, PageQuery, PersonRole, Settings, TransactionContext } from '@patchbay/platform';
import {
  actorName,
  Clock,
  Database,
  newId,
  notFound,
  Outbox,
  SETTINGS,
  validationFailed,
  WorkQueue,
  offsetOf,
} from '@patchbay/platform';
import { MEMBER_CHANGED, MEMBER_INVITED, MEMBER_REMOVED } from './access.events.ts';
import { AuditTrail } from './audit-trail.ts';
import { INVITATION_MAIL_QUEUE } from './invitation-mail.ts';
import { refuseMemberChange, roleOf, rolesBeyond } from './member-rules.ts';
import type { InvitationRow, MemberRow } from './member.repository.ts';
import { MemberRepository } from './member.repository.ts';
import { hashSecret } from './secret-hash.ts';
import { INVITATION_MS } from './session-times.ts';
import { newToken } from './session-token.ts';
import { Sessions } from './sessions.service.ts';

/** An invitation just made: the only moment its link is known here. */
export interface IssuedInvitation {
  readonly invitation: InvitationRow;
  readonly url: string;
  readonly emailed: boolean;
}

/** The people of a tenant, and those invited to be. */
@Injectable()
export class Members {
  readonly #database: Database;
  readonly #members: MemberRepository;
  readonly #sessions: Sessions;
  readonly #audit: AuditTrail;
  readonly #outbox: Outbox;
  readonly #queue: WorkQueue;
  readonly #clock: Clock;
  readonly #settings: Settings;

  constructor(
    database: Database,
    members: MemberRepository,
    sessions: Sessions,
    audit: AuditTrail,
    outbox: Outbox,
    queue: WorkQueue,
    clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.#database = database;
    this.#members = members;
    this.#sessions = sessions;
    this.#audit = audit;
    this.#outbox = outbox;
    this.#queue = queue;
    this.#clock = clock;
    this.#settings = settings;
  }

  async list(ctx: Context, page: PageQuery): Promise<[MemberRow[], number]> {
    return this.#database.inTransaction(ctx, (inside) =>
      this.#members.list(inside, { offset: offsetOf(page), limit: page.per_page }),
    );
  }

  async listInvitations(ctx: Context, page: PageQuery): Promise<[InvitationRow[], number]> {
    return this.#database.inTransaction(ctx, (inside) =>
      this.#members.listInvitations(inside, { offset: offsetOf(page), limit: page.per_page }),
    );
  }

  /** 422 when the address is a member's; an earlier invitation to it is void. */
  async invite(
    ctx: Context,
    email: string,
    role: PersonRole,
    { byMail } = { byMail: true },
  ): Promise<IssuedInvitation> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const earlier = await this.#members.findInvitation(inside, { email });
      await this.#refuse(inside, { id: null, to: role });
      if (earlier) await this.#refuse(inside, { id: null, to: earlier.role });
      if (await this.#members.hasAddress(inside, email)) {
        throw validationFailed({ email: ['Somebody with this address is a member already.'] });
      }
      const token = newToken();
      const now = this.#clock.now();
      const invitation: InvitationRow = {
        id: newId(),
        email,
        role,
        invitedBy: actorName(ctx.actor),
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_MS),
      };
      await this.#members.putInvitation(inside, { ...invitation, hash: hashSecret(token) });
      const emailed = byMail && (await this.#queueMail(inside, invitation.id));
      await this.#record(inside, 'member.invited', invitation.id, { email, role }, 'invitation');
      await this.#announce(inside, MEMBER_INVITED, invitation.id, { role });
      return { invitation, url: `${this.#settings.publicUrl}/invitation?token=${token}`, emailed };
    });
  }

  async revokeInvitation(ctx: Context, id: string): Promise<InvitationRow> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const invitation = await this.#members.findInvitation(inside, { id });
      if (!invitation) throw notFound('invitation');
      await this.#refuse(inside, { id: null, to: invitation.role });
      await this.#members.removeInvitation(inside, id);
      const { email, role } = invitation;
      await this.#record(inside, 'member.invitation_revoked', id, { email, role }, 'invitation');
      return invitation;
    });
  }

  /** Works from the person's next request on. */
  async changeRole(ctx: Context, personId: string, role: PersonRole): Promise<MemberRow> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const member = await this.#locked(inside, personId, role);
      if (member.role === role) return member;
      await this.#members.changeRole(inside, personId, role, this.#clock.now());
      await this.#members.removeInvitationsBy(inside, `person:${personId}`, rolesBeyond(role));
      await this.#sessions.changed(inside.tx, personId);
      const details = { email: member.email, from: member.role, to: role };
      await this.#record(inside, 'member.role_changed', personId, details);
      await this.#announce(inside, MEMBER_CHANGED, personId, { role });
      return { ...member, role };
    });
  }

  /** From their next request on the person is a stranger here; invitations they have made are void. */
  async remove(ctx: Context, personId: string): Promise<MemberRow> {
    return this.#database.inTransaction(ctx, async (inside) => {
      const member = await this.#locked(inside, personId, null);
      await this.#members.remove(inside, personId);
      await this.#members.removeInvitationsBy(inside, `person:${personId}`, rolesBeyond(null));
      await this.#sessions.changed(inside.tx, personId);
      await this.#record(inside, 'member.removed', personId, { email: member.email, role: member.role });
      await this.#announce(inside, MEMBER_REMOVED, personId, {});
      return member;
    });
  }

  /** The member whose change is allowed; their role and the owners' stay as they are until the transaction ends. */
  async #locked(ctx: TransactionContext, personId: string, to: PersonRole | null): Promise<MemberRow> {
    const roles = await this.#refuse(ctx, { id: personId, to });
    const member = await this.#members.find(ctx, personId);
    const role = roles.get(personId);
    if (!member || role === undefined) throw notFound('member');
    return { ...member, role };
  }

  /** `id` null: somebody who is not a member yet. */
  async #refuse(
    ctx: TransactionContext,
    change: { id: string | null; to: PersonRole | null },
  ): Promise<Map<string, PersonRole>> {
    const { actor } = ctx;
    const own = actor.kind === 'person' ? [actor.personId] : [];
    const roles = await this.#members.lockRoles(ctx, change.id === null ? own : [...own, change.id]);
    const owners = [...roles.values()].filter((role) => role === 'owner').length;
    // Not what the session remembers: another owner may have changed it a moment ago.
    const by = actor.kind === 'person' ? (roles.get(actor.personId) ?? 'viewer') : roleOf(actor);
    const from = change.id === null ? null : roles.get(change.id);
    if (from === undefined) throw notFound('member');
    refuseMemberChange({ by, from, to: change.to, owners });
    return roles;
  }

  async #queueMail(ctx: TransactionContext, id: string): Promise<boolean> {
    if (this.#settings.smtpUrl === null || this.#settings.mailFrom === null) return false;
    await this.#queue.enqueue(ctx.tx, [{ queue: INVITATION_MAIL_QUEUE, tenantId: ctx.tenantId, lane: id, id }]);
    return true;
  }

  async #record(
    ctx: TransactionContext,
    action: string,
    subjectId: string,
    details: Record<string, string>,
    subjectType = 'person',
  ): Promise<void> {
    await this.#audit.record(ctx, { action, subjectType, subjectId, details });
  }

  async #announce(
    ctx: TransactionContext,
    type: string,
    subjectId: string,
    data: Record<string, string>,
  ): Promise<void> {
    await this.#outbox.append(ctx.tx, [{ type, tenantId: ctx.tenantId, subjectId, data }]);
  }
}
