import { Injectable } from '@nestjs/common';
import { INVITATION_MAIL_QUEUE, Invitations } from '@patchbay/access';
import { Log, newId, WorkQueue, type Claim } from '@patchbay/platform';
import { invitationText } from './invitation-text.ts';
import { messageIdOf } from './mail-text.ts';
import { MailNotSent, SmtpMailer } from './smtp-mailer.ts';

/** Longer than the mailer takes at most. */
const LEASE_MS = 90_000;

/** Mails invitations: access says to whom and with which link, made for this very try. Ends at the latest when they expire. */
@Injectable()
export class InvitationMails {
  readonly #mailer: SmtpMailer;
  readonly #invitations: Invitations;
  readonly #queue: WorkQueue;
  readonly #log: Log;

  constructor(mailer: SmtpMailer, invitations: Invitations, queue: WorkQueue, log: Log) {
    this.#mailer = mailer;
    this.#invitations = invitations;
    this.#queue = queue;
    this.#log = log.child({ area: 'alerts' });
    // A process without SMTP leaves the queue to those that have it.
    if (!mailer.enabled) return;
    const handle = (claim: Claim): Promise<void> => this.handle(claim);
    queue.registerHandler(INVITATION_MAIL_QUEUE, { concurrency: 2, leaseMs: LEASE_MS, handle });
  }

  /** What may pass is thrown on: the queue tries again, later each time. */
  async handle(claim: Claim): Promise<void> {
    const mail = await this.#invitations.mailOf(claim.tenantId, claim.id);
    // Another process may have the claim by now, and with it the invitation's newest link.
    if (mail !== null && claim.deadline.expired()) return;
    if (mail !== null) {
      try {
        const { to } = mail;
        // A receiver that knew the Message-ID would drop the repeat, which has the only link that is not void.
        const messageId = messageIdOf(newId(), this.#mailer.from);
        await this.#mailer.send({ ...invitationText(mail), to, messageId, follows: null });
      } catch (error) {
        if (!(error instanceof MailNotSent) || !error.permanent) throw error;
        const facts = { tenant_id: claim.tenantId, invitation_id: claim.id, reason: error.message };
        this.#log.warn('an invitation could not be mailed; whoever made it was shown its link', facts);
      }
    }
    await this.#queue.complete(null, claim);
  }
}
