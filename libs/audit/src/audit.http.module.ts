import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller.ts';
import { AuditModule } from './audit.module.ts';

/** The REST route of the audit log. */
@Module({ imports: [AuditModule], controllers: [AuditLogController] })
export class AuditHttpModule {}
