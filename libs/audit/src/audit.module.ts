import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '@patchbay/access';
import { AuditEntryRepository } from './audit-entry.repository.ts';
import { AuditLog } from './audit-log.service.ts';

/** The audit log. Global, because access, which audit depends on, writes through the port `AuditTrail`. */
@Global()
@Module({
  providers: [AuditEntryRepository, AuditLog, { provide: AuditTrail, useExisting: AuditLog }],
  exports: [AuditLog, AuditTrail],
})
export class AuditModule {}
