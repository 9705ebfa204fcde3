import { Module } from '@nestjs/common';
import { AccessModule } from '@patchbay/access';
import { AuditModule } from '@patchbay/audit';
import { CatalogModule } from '@patchbay/catalog';
import { AlertMailRepository } from './alert-mail.repository.ts';
import { AlertMails } from './alert-mails.service.ts';
import { AlertRaiser } from './alert-raiser.service.ts';
import { AlertRepository } from './alert.repository.ts';
import { Alerts } from './alerts.service.ts';
import { InvitationMails } from './invitation-mails.service.ts';
import { SmtpMailer } from './smtp-mailer.ts';

/** Raises alerts; imported by the composition root only. AlertsHttpModule adds the routes. */
@Module({
  imports: [AccessModule, AuditModule, CatalogModule],
  providers: [AlertRaiser, AlertRepository, AlertMails, AlertMailRepository, Alerts, SmtpMailer, InvitationMails],
  exports: [Alerts],
})
export class AlertsModule {}
