import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller.ts';
import { AlertsModule } from './alerts.module.ts';

/** The routes of alerts. */
@Module({ imports: [AlertsModule], controllers: [AlertsController] })
export class AlertsHttpModule {}
