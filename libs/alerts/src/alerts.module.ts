import { Module } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { AlertRaiser } from './alert-raiser.service.ts';
import { AlertRepository } from './alert.repository.ts';
import { Alerts } from './alerts.service.ts';

/** Raises alerts; imported by the composition root only. AlertsHttpModule adds the routes. */
@Module({
  imports: [AuditModule],
  providers: [AlertRaiser, AlertRepository, Alerts],
  exports: [Alerts],
})
export class AlertsModule {}
