import { Inject, Injectable } from '@nestjs/common';
import { TenantDirectory } from '@patchbay/access';
import {
  Clock,
  Log,
  SETTINGS,
  SystemDatabase,
  WorkQueue,
  type Claim,
  type Settings,
  type TransactionContext,
} from '@patchbay/platform';
import { AlertMailRepository, type AlertMail, type MailStatus } from './alert-mail.repository.ts';
import type { AlertEntity } from './alert.entity.ts';
import { mailText, messageIdOf } from './mail-text.ts';
import { MailNotSent, SmtpMailer } from './smtp-mailer.ts';

const QUEUE = 'mail';
/** Longer than the mailer takes at most. */
const LEASE_MS = 90_000;
/** An alert that is older than this is no news. */
const GIVE_UP_MS = 48 * 3600 * 1000;
const OPENING_FIRST_MS = 5000;

/** Mails alerts to the tenant's owner, in the order they were raised: once each, as far as SMTP can promise that. */
@Injectable()
export class AlertMails {
  readonly #log: Log;

  constructor(
    private readonly mailer: SmtpMailer,
    private readonly repository: AlertMailRepository,
    private readonly tenants: TenantDirectory,
    private readonly queue: WorkQueue,
    private readonly system: SystemDatabase,
    private readonly clock: Clock,
    log: Log,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.#log = log.child({ area: 'alerts' });
    // A process without SMTP leaves the queue to those that have it.
    if (!mailer.enabled) return;
    const handle = (claim: Claim): Promise<void> => this.handle(claim);
    queue.registerHandler(QUEUE, { concurrency: 4, leaseMs: LEASE_MS, orderedLanes: true, handle });
  }

  /** In the transaction of the alert. Who was not told that something failed is not told that it works again. */
  async queueFor(ctx: TransactionContext, alert: AlertEntity): Promise<void> {
    if (!this.mailer.enabled) return;
    const tenant = await this.tenants.find(ctx.tenantId);
    if ((tenant?.ownerEmail ?? null) === null) return;
    if (alert.heals !== null && !(await this.repository.has(ctx, alert.heals))) return;
    await this.repository.add(ctx, alert.id);
    await this.queue.enqueue(ctx.tx, [{ queue: QUEUE, tenantId: ctx.tenantId, lane: alert.incident, id: alert.id }]);
  }

  /** Whatever is delivered twice finds its mail ended; only a crash right after the server took it sends it again. */
  async handle(claim: Claim): Promise<void> {
    const mail = await this.repository.find(claim.tenantId, claim.id);
    if (mail?.status !== 'waiting') {
      await this.queue.complete(null, claim);
      return;
    }
    if (mail.healsStatus === 'waiting') {
      await this.queue.defer(null, claim, new Date(this.clock.now().getTime() + OPENING_FIRST_MS));
      return;
    }
    const to = await this.#addressee(claim.tenantId, mail);
    if (to === null) await this.#end(claim, 'dropped');
    else await this.#send(claim, mail, to);
  }

  /** As of now: an address that was corrected meanwhile is the one to write to. */
  async #addressee(tenantId: string, mail: AlertMail): Promise<string | null> {
    if (mail.heals !== null && mail.healsStatus !== 'sent') return null;
    return (await this.tenants.find(tenantId))?.ownerEmail ?? null;
  }

  async #send(claim: Claim, mail: AlertMail, to: string): Promise<void> {
    const { from } = this.mailer;
    // Another process may have it by now.
    if (claim.deadline.expired()) return;
    try {
      await this.mailer.send({
        ...mailText({ ...mail, createdAt: mail.raisedAt }, this.settings.publicUrl),
        to,
        messageId: messageIdOf(claim.id, from),
        follows: mail.heals === null ? null : messageIdOf(mail.heals, from),
      });
    } catch (error) {
      await this.#failed(claim, mail, error);
      return;
    }
    await this.#end(claim, 'sent');
  }

  /** What may pass is thrown on: the queue tries again, later each time. */
  async #failed(claim: Claim, mail: AlertMail, error: unknown): Promise<void> {
    if (!(error instanceof MailNotSent)) throw error;
    await this.repository.noteFailure(claim.tenantId, claim.id, error.message);
    const isOld = this.clock.now().getTime() - mail.createdAt.getTime() > GIVE_UP_MS;
    if (!error.permanent && !isOld) throw error;
    const status = error.permanent ? 'refused' : 'expired';
    const facts = { tenant_id: claim.tenantId, alert_id: claim.id, status, reason: error.message };
    this.#log.warn('an alert could not be mailed; it is in the app', facts);
    await this.#end(claim, status);
  }

  async #end(claim: Claim, status: MailStatus): Promise<void> {
    await this.system.inTransaction(async (tx) => {
      await this.repository.end(tx, claim.tenantId, claim.id, status);
      await this.queue.complete(tx, claim);
    });
  }
}
